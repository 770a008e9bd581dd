using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Experiments;

internal sealed class GrowingRunTests
{
    // Beyond nine worlds quantiles are no longer exact and depend on the order, so twelve would show worlds out of order.
    private const string Twelve = """{ "days": 40, "replicates": 12, "horizons": [10, 40], "community": { "members": 60 } }""";

    [Test]
    public void Worlds_lived_in_pieces_give_the_bits_of_a_whole_run([Values(1, 2, 3)] int threads, [Values] Keep keep)
    {
        ExperimentConfig config = Read(Twelve, $"keep={keep.ToString().ToLowerInvariant()}");
        using ResultStore store = ResultStore.InMemory(config);
        new Runner(config, store).Run(2, CancellationToken.None);
        ExperimentResult whole = new(config, store), pieces = Grown(config, threads, 5, 4, 3).Result;

        Assert.That(Summary.Of(new ExperimentAnalysis(pieces)).Text, Is.EqualTo(Summary.Of(new ExperimentAnalysis(whole)).Text));
        Assert.That(ResultTables.Daily(pieces), Is.EqualTo(ResultTables.Daily(whole)));
        Assert.That(ResultTables.Runs(pieces), Is.EqualTo(ResultTables.Runs(whole)));
        Assert.That(ResultTables.Comparisons(pieces), Is.EqualTo(ResultTables.Comparisons(whole)));
        Assert.That(Observables.All.SelectMany(observable => pieces.Cells[0].CrossoverDays(observable)), Is.EqualTo(Observables.All.SelectMany(observable => whole.Cells[0].CrossoverDays(observable))));
        Assert.That(Days(config, pieces), Is.EqualTo(Days(config, whole)));
    }

    [Test]
    public void Quantiles_are_those_of_the_store([Values(1, 2)] int threads)
    {
        ExperimentConfig config = Read(Twelve);
        using ResultStore store = ResultStore.InMemory(config);
        new Runner(config, store).Run(2, CancellationToken.None);
        InMemoryStore record = Grown(config, threads, 5, 4, 3).Record;

        for (int strategy = 0; strategy < config.Strategies.Count; strategy++)
        {
            foreach (Observable observable in Observables.All)
            {
                Assert.That(record.Spread(0, strategy, observable), Is.EqualTo(store.Spread(0, strategy, observable)).And.Length.EqualTo(config.Days), $"{strategy} {observable}");
            }
        }
    }

    [Test]
    public void Outcomes_of_some_worlds_are_those_of_the_store()
    {
        ExperimentConfig config = Read(Twelve);
        using ResultStore store = ResultStore.InMemory(config);
        new Runner(config, store).Run(2, CancellationToken.None);
        InMemoryStore record = Grown(config, 2, 12).Record;

        foreach ((int first, int last) in new[] { (0, 11), (3, 7), (5, 5), (9, 20) })
        {
            Assert.That(record.Outcomes(0, 1, 40, first, last), Is.EqualTo(store.Outcomes(0, 1, 40, first, last)).And.Length.EqualTo((Math.Min(last, 11) - first + 1) * Observables.Count), $"{first} to {last}");
        }
    }

    [Test]
    public void What_is_known_so_far_is_what_so_many_replicates_would_give()
    {
        ExperimentResult few = Grown(Read(Twelve), 2, 5).Result;
        using ExperimentResult five = Runner.Run(Read(Twelve, "replicates=5"), 1);

        Assert.That(Summary.Of(new ExperimentAnalysis(few)).Text, Is.EqualTo(Summary.Of(new ExperimentAnalysis(five)).Text));
    }

    [Test]
    public void No_more_worlds_are_lived_than_are_asked_for()
    {
        GrowingRun run = Grown(Read(Twelve), 2, 7, 100);

        Assert.That((run.Result.Cells[0].Replicates, run.Remaining), Is.EqualTo((12, 0)));
    }

    [Test]
    public void Who_gives_up_keeps_what_was_known_before()
    {
        GrowingRun run = Grown(Read(Twelve), 2, 3);
        using CancellationTokenSource stop = new();
        stop.Cancel();

        Assert.That(run.Simulate(4, 2, stop.Token), Is.False);
        Assert.That(run.Result.Cells[0].Worlds, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(run.Simulate(9, 2, CancellationToken.None), Is.True);
        Assert.That(Summary.Of(new ExperimentAnalysis(run.Result)).Text, Is.EqualTo(Summary.Of(new ExperimentAnalysis(Grown(Read(Twelve), 1, 12).Result)).Text));
    }

    [Test]
    public void A_world_that_failed_is_left_out_and_keeps_its_number()
    {
        ExperimentConfig config = Read("""{ "days": 5, "replicates": 3, "community": { "members": 20 } }""");
        DailySeries[] series = [.. config.Strategies.Select(_ => new DailySeries(5))];
        InMemoryStore record = new(config);
        record.Add([new WorldOutcome(series, null), new WorldOutcome([], new RunFault(1, "convert", "made up")), new WorldOutcome(series, null)]);

        Assert.That(record.Worlds(0), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(record.Faults(0).Single().Replicate, Is.EqualTo(1));
        Assert.That(record.Outcomes(0, 0, 5, 1, 2), Has.Length.EqualTo(Observables.Count));
    }

    [Test]
    public void Several_cells_are_refused()
    {
        Assert.That(() => new GrowingRun(Read("""{ "days": 5, "sweep": { "community.cohesion": [0, 1] } }""")), Throws.ArgumentException.With.Message.Contains("has 2"));
    }

    private static IEnumerable<Interval> Days(ExperimentConfig config, ExperimentResult result) =>
        from strategy in Enumerable.Range(0, config.Strategies.Count)
        from observable in Observables.All
        from day in result.Cells[0].Daily(strategy, observable)
        select day;

    private static GrowingRun Grown(ExperimentConfig config, int threads, params int[] pieces)
    {
        GrowingRun run = new(config);
        foreach (int piece in pieces)
        {
            run.Simulate(piece, threads, CancellationToken.None);
        }

        return run;
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
