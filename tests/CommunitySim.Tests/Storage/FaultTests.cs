using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Storage;

/// <summary>One bad run never sinks the rest: it is recorded, shown, and left out openly.</summary>
public class FaultTests
{
    private const string Small = """{ "days": 30, "replicates": 6, "community": { "members": 40 }, "sweep": { "brand.skill": [0.5, 1] }, "seed": 5 }""";

    [Test]
    public void A_run_that_fails_is_recorded_with_seed_and_cause_and_shown()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small, failing: replicate => replicate == 2);

        Assert.That(result.Cells[0].Faults, Is.EqualTo(new[] { new RunFault(2, "connect", "InvalidOperationException: the world ends") }));
        Assert.That(result.Cells[0].Worlds, Is.EqualTo(new[] { 0, 1, 3, 4, 5 }));
        Assert.That(Summary.Of(new ExperimentAnalysis(result)).Text, Does.Contain("**2 worlds failed**").And.Contain("under all strategies:").And.Contain("- skill = 0.5, seed 5, replicate 2, connect: InvalidOperationException: the world ends"));
    }

    [Test]
    public void Nothing_rests_on_a_world_that_failed()
    {
        using TestFolder folder = new(), whole = new();
        CellResult some = Run(folder, Small, failing: replicate => replicate == 5).Cells[1];
        CellResult fewer = Run(whole, Small.Replace("\"replicates\": 6", "\"replicates\": 5", StringComparison.Ordinal), failing: _ => false).Cells[1];

        Assert.That(some.Compare(Observable.Trust, 0), Is.EqualTo(fewer.Compare(Observable.Trust, 0)));
        Assert.That(some.Daily(0, Observable.Value), Is.EqualTo(fewer.Daily(0, Observable.Value)));
        Assert.That(some.Crossover(Observable.Reach), Is.EqualTo(fewer.Crossover(Observable.Reach)));
    }

    [Test]
    public void Worlds_are_compared_with_themselves_where_cells_lack_different_ones()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small.Replace("[0.5, 1]", "[0, 1e-300]", StringComparison.Ordinal), failing: (cell, replicate) => replicate == cell);

        // A skill of 1e-300 changes nothing that 0 does not do, so every world's step is worth exactly nothing; set side by side by position they would differ.
        Assert.That(Summary.Of(new ExperimentAnalysis(result)).Text, Does.Contain("| connect | any | no effect in 4 worlds |"));
    }

    [Test]
    public void A_number_that_is_none_makes_a_run_a_bad_one()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Small), []);
        using ResultStore store = ResultStore.InMemory(config);
        Runner runner = new(config, store, progress => new WorldRun(config, progress)
        {
            BeginRun = (scenario, world, days) =>
            {
                Simulation simulation = new(scenario, world, days);
                simulation.Population[3] = simulation.Population[3] with { Pain = float.NaN };
                return simulation;
            },
        });

        Assert.That(runner.Run(2, CancellationToken.None), Is.True);
        Assert.That(store.Faults(0), Has.Count.EqualTo(6));
        Assert.That(store.Faults(0)[0].Cause, Is.EqualTo("pain is NaN on day 1"));
    }

    [Test]
    public void Where_every_world_fails_there_is_a_summary_all_the_same()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small, failing: _ => true);

        Assert.That(Summary.Of(new ExperimentAnalysis(result)).Text, Does.Contain("**12 worlds failed**").And.Contain("undecided").And.Not.Contain("is ahead**"));
        Assert.That(CommunitySim.Charts.ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures, Is.Empty);
        Assert.That(() => ResultFolder.Write(new ExperimentAnalysis(result), folder["draft"], []), Throws.Nothing);
    }

    [Test]
    public void A_failed_world_is_not_run_again()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Small), []);
        using ResultStore store = ResultStore.Open(folder["results.db"], config);
        new Runner(config, store, progress => Failing(config, progress, (_, replicate) => replicate == 2)).Run(2, CancellationToken.None);
        Runner again = new(config, store);

        Assert.That(again.Run(2, CancellationToken.None), Is.True);
        Assert.That(again.Progress.Stored, Is.EqualTo(again.Progress.TotalRuns));
        Assert.That(store.Faults(0), Has.Count.EqualTo(1));
    }

    [Test]
    public void Memory_that_ran_out_is_no_bad_run_however_it_is_wrapped()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Small), []);
        using ResultStore store = ResultStore.InMemory(config);
        Runner runner = new(config, store, progress => new WorldRun(config, progress)
        {
            BeginRun = (_, _, _) => throw new AggregateException(new TypeInitializationException("x", new InsufficientMemoryException())),
        });

        Assert.That(() => runner.Run(2, CancellationToken.None), Throws.Exception.Matches<Exception>(fault => Causes.Find<OutOfMemoryException>(fault!) is not null));
        Assert.That(store.Faults(0), Is.Empty);
    }

    private static ExperimentResult Run(TestFolder folder, string text, Func<int, bool> failing) => Run(folder, text, (_, replicate) => failing(replicate));

    private static ExperimentResult Run(TestFolder folder, string text, Func<int, int, bool> failing)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        ResultStore store = ResultStore.InMemory(config);
        Assert.That(new Runner(config, store, progress => Failing(config, progress, failing)).Run(2, CancellationToken.None), Is.True);
        return new ExperimentResult(config, store);
    }

    /// <summary>Connect fails in the worlds that are named by cell (told by the brand's skill) and replicate.</summary>
    private static WorldRun Failing(ExperimentConfig config, RunProgress progress, Func<int, int, bool> failing) => new(config, progress)
    {
        BeginRun = (scenario, world, days) => scenario.Strategy.Name == "connect" && failing(CellOf(config, scenario), (int)world.RandomStreams.Replicate)
            ? throw new InvalidOperationException("the world ends")
            : new Simulation(scenario, world, days),
    };

    private static int CellOf(ExperimentConfig config, Scenario scenario) =>
        config.Cells().Single(cell => (double)cell.Values[0] == scenario.Brand.Skill).Index;
}
