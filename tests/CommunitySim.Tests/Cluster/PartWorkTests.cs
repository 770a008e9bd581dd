using CommunitySim.Cluster;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Cluster;

/// <summary>How blocks go to workers, with workers that simulate here and fail when they are told to.</summary>
internal sealed class PartWorkTests
{
    private static readonly ExperimentConfig Config = ExperimentReader.Parse(
        """{ "days": 20, "replicates": 30, "community": { "members": 40 }, "sweep": { "community.turnover": [0, 0.01] } }"""u8.ToArray(), "small.json", []);

    private Workplace _workplace = null!;

    private double[] _alone = null!;

    [OneTimeSetUp]
    public void Open()
    {
        using ExperimentResult alone = Runner.Run(Config, 1);
        (_workplace, _alone) = (new Workplace(2), [.. Numbers(alone)]);
    }

    [OneTimeTearDown]
    public void Close() => _workplace.Dispose();

    [Test]
    public void Workers_give_the_numbers_of_one_process([Values(1, 3)] int workers)
    {
        using ExperimentResult result = Work([.. Enumerable.Range(1, workers).Select(Worker)]);

        Assert.That(Numbers(result), Is.EqualTo(_alone));
    }

    [TestCase(Loss.Silent, 5)]
    [TestCase(Loss.Left, 5)]
    [TestCase(Loss.Dead, 2)]
    public void The_worlds_of_a_lost_worker_go_to_others(Loss how, int losses)
    {
        int left = losses;
        using ExperimentResult result = Work([.. Enumerable.Range(1, losses + 1).Select(number =>
            Worker(number, world => IsGuilty(world) && Interlocked.Decrement(ref left) >= 0 ? how : Loss.None))]);

        Assert.That(Numbers(result), Is.EqualTo(_alone));
        Assert.That(Faults(result), Is.Empty);
    }

    [Test]
    public void A_world_that_kills_three_workers_becomes_a_fault_and_no_other_world_does()
    {
        int killed = 0;
        using ExperimentResult result = Work([.. Enumerable.Range(1, 4).Select(number => Worker(number, world =>
        {
            if (!IsGuilty(world))
            {
                return Loss.None;
            }

            Interlocked.Increment(ref killed);
            return Loss.Dead;
        }))]);

        Assert.That(killed, Is.EqualTo(3));
        Assert.That(Faults(result), Is.EqualTo(new[] { (1, 7) }));
    }

    [Test]
    public void Workers_that_compute_different_numbers_stop_the_run_and_are_named() => Assert.That(
        () => Work([Worker(1), new FakeWorker("node-2", _workplace) { Changes = true }]),
        Throws.TypeOf<ClusterException>().With.Message.Contains("node-1").And.Message.Contains("node-2").And.Message.Contains("--fresh"));

    [Test]
    public void What_a_worker_cannot_simulate_stops_the_run() => Assert.That(
        () => Work([new FakeWorker("node-1", _workplace) { Fault = "the memory is too small" }]),
        Throws.TypeOf<ClusterException>().With.Message.EqualTo("node-1: the memory is too small"));

    [Test]
    public void A_run_that_is_stopped_keeps_what_it_has()
    {
        using CancellationTokenSource stop = new();
        using ResultStore store = ResultStore.InMemory(Config);

        Assert.That(new Runner(Config, store).Run("", new FakeWorkforce(Config, _ => [new FakeWorker("node-1", _workplace) { Begins = stop.Cancel }]), null, stop.Token), Is.False);
    }

    private static bool IsGuilty(BlockWorld world) => world is { Cell: 1, Replicate: 7 };

    private static IEnumerable<double> Numbers(ExperimentResult result) =>
        from cell in result.Cells
        from strategy in Enumerable.Range(0, Config.Strategies.Count)
        from number in cell.Runs(strategy, Observable.Value, 0)
        select number;

    private static IEnumerable<(int Cell, int Replicate)> Faults(ExperimentResult result) =>
        result.Cells.Index().SelectMany(cell => cell.Item.Faults.Select(fault => (cell.Index, fault.Replicate)));

    private FakeWorker Worker(int number) => Worker(number, _ => Loss.None);

    private FakeWorker Worker(int number, Func<BlockWorld, Loss> ends) => new($"node-{number}", _workplace) { Ends = ends };

    private static ExperimentResult Work(IReadOnlyList<FakeWorker> workers)
    {
        ResultStore store = ResultStore.InMemory(Config);
        new Runner(Config, store).Run("", new FakeWorkforce(Config, _ => workers), null, CancellationToken.None);
        return new ExperimentResult(Config, store);
    }
}
