using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Storage;

/// <summary>Records of worlds, and the queue of those that are missing.</summary>
internal sealed class WorldRecordTests
{
    private const string Three = """{ "days": 30, "replicates": 3, "horizons": [10, 30], "community": { "members": 40 } }""";

    private const string Until = """
        { "days": 30, "replicates": { "precision": 0.001, "of": "trust", "atLeast": 30, "atMost": 2000 }, "horizons": [30],
          "community": { "members": 60 }, "sweep": { "member.seesaw": [0, 0.5] } }
        """;

    [TestCase("horizons")]
    [TestCase("daily")]
    [TestCase("outcomes")]
    public void A_record_comes_back_from_its_bytes(string keep)
    {
        ExperimentConfig config = Read(Three, $"keep={keep}");
        foreach (WorldRecord record in Records(config))
        {
            WorldRecord back = WorldRecordCode.Decode(WorldRecordCode.Encode(record));
            Assert.That(back.Strategies, Is.EqualTo(record.Strategies));
            Assert.That(back.Crossovers, Is.EqualTo(record.Crossovers));
            Assert.That(back.Fault, Is.Null);
            foreach ((RunRecord one, RunRecord other) in record.Runs.Zip(back.Runs))
            {
                Assert.That((other.Hash, other.Days, other.Outcomes), Is.EqualTo((one.Hash, one.Days, one.Outcomes)));
            }
        }
    }

    [Test]
    public void A_failed_world_comes_back_from_its_bytes()
    {
        WorldRecord record = new([0, 2], [], null, new RunFault(7, "convert", "made up: ä"));

        WorldRecord back = WorldRecordCode.Decode(WorldRecordCode.Encode(record));
        Assert.That((back.Strategies, back.Fault), Is.EqualTo((record.Strategies, record.Fault)));
    }

    [Test]
    public void Bytes_that_are_cut_short_are_refused([Values(0, 1, 5, 100)] int left)
    {
        byte[] bytes = WorldRecordCode.Encode(Records(Read(Three)).First());
        Assert.That(() => WorldRecordCode.Decode(bytes[..left]), Throws.TypeOf<InvalidDataException>());
    }

    /// <summary>The store is that of a run on this machine, whoever simulates, in whatever order, and if some give their tasks back.</summary>
    [TestCase(Three, 3)]
    [TestCase(Until, 50)]
    public void Whoever_simulates_the_store_is_the_same(string text, int width)
    {
        ExperimentConfig config = Read(text);
        using ResultStore alone = ResultStore.InMemory(config), shared = ResultStore.InMemory(config);
        new Runner(config, alone).Run(1, CancellationToken.None);
        Backwards others = new(config, width);
        Assert.That(new Runner(config, shared).Run("", others, null, CancellationToken.None), Is.True);

        foreach (Cell cell in config.Cells())
        {
            Assert.That(shared.Worlds(cell.Index), Is.EqualTo(alone.Worlds(cell.Index)));
            Assert.That(shared.Outcomes(cell.Index, 0, 30), Is.EqualTo(alone.Outcomes(cell.Index, 0, 30)));
            Assert.That(shared.Crossovers(cell.Index), Is.EqualTo(alone.Crossovers(cell.Index)));
            Assert.That(shared.Spread(cell.Index, 1, Observable.Trust), Is.EqualTo(alone.Spread(cell.Index, 1, Observable.Trust)));
        }
    }

    /// <summary>
    /// Once the first worlds have told how widely they differ, only about as many are begun as the precision takes: at most a
    /// fiftieth more than at the end, and one.
    /// </summary>
    [Test]
    public void A_precision_begins_few_worlds_too_many()
    {
        ExperimentConfig config = Read(Until);
        using ResultStore store = ResultStore.InMemory(config);
        Backwards others = new(config, 5000);
        new Runner(config, store).Run("", others, null, CancellationToken.None);

        int wanted = config.Cells().Sum(cell => store.Worlds(cell.Index).Count);
        Assert.That(wanted, Is.GreaterThan(60).And.LessThan(4000), "the case that is meant");
        Assert.That(others.Simulated, Is.LessThanOrEqualTo(1.5 * wanted));
    }

    [Test]
    public void What_is_known_is_not_simulated()
    {
        ExperimentConfig config = Read(Three);
        WorldRecord[] records = [.. Records(config)];
        using ResultStore store = ResultStore.InMemory(config);
        Backwards others = new(config, 3);
        Runner runner = new(config, store);
        runner.Run("", others, task => task.Replicate == 1 ? records[1] : null, CancellationToken.None);

        Assert.That(others.Simulated, Is.EqualTo(2));
        Assert.That(store.Worlds(0), Has.Count.EqualTo(3));
        Assert.That((runner.Progress.Runs, runner.Progress.MemberDays), Is.EqualTo((runner.Progress.TotalRuns, runner.Progress.TotalMemberDays)));
    }

    private static IEnumerable<WorldRecord> Records(ExperimentConfig config)
    {
        RunProgress progress = RunProgress.For(config);
        WorldRun run = new(config, progress);
        PartWorlds worlds = new("", config, progress);
        Cell cell = config.Cells()[0];
        Scenario[] scenarios = run.Scenarios(cell);
        int[] strategies = [.. Enumerable.Range(0, scenarios.Length)];
        for (int replicate = 0; replicate < config.Replicates.AtMost; replicate++)
        {
            yield return worlds.RecordOf(run.Simulate(cell, scenarios, strategies, replicate, CancellationToken.None)!, new WorldTask(replicate, 0, replicate, strategies));
        }
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }

    /// <summary>Takes many tasks at once, gives some back at first, and submits the others from the last to the first.</summary>
    private sealed class Backwards(ExperimentConfig config, int width) : IWorkforce
    {
        public int Width => width;

        public int Simulated { get; private set; }

        public Task Work(WorldQueue queue, PartWorlds worlds, CancellationToken cancellation)
        {
            WorldRun run = new(config, worlds.Progress);
            bool givesBack = true;
            while (queue.Take(width) is { Count: > 0 } tasks)
            {
                if (givesBack)
                {
                    queue.Return([.. tasks.Skip(tasks.Count / 2)]);
                    tasks = [.. tasks.Take(tasks.Count / 2)];
                    givesBack = false;
                }

                foreach (WorldTask task in tasks.Reverse())
                {
                    Cell cell = config.Cells()[task.Cell];
                    queue.Submit(task, worlds.RecordOf(run.Simulate(cell, run.Scenarios(cell), task.Strategies, task.Replicate, cancellation)!, task));
                    Simulated++;
                }
            }

            return Task.CompletedTask;
        }
    }
}
