using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Members;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 2: two threads against one, on many small runs and on one large; and what a day allocates.</summary>
internal static class ThreadFigures
{
    private const string Figure = "2 two threads";
    private const int Days = 60, Windows = 4;

    /// <summary>Measures both ratios, and the bytes.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        ExperimentConfig ensemble = Ensemble(effort.Worlds);
        string worlds = $"ensemble, {effort.Worlds} worlds × {ensemble.Strategies.Count} strategies × {ensemble.Days} days × 1,000 members";
        yield return Row.Faster(Figure, worlds, Duel.Of(effort.Rounds, () => Run(ensemble, 2), () => Run(ensemble, 1)), 1.9);

        World world = Communities.World(effort.Large);
        Scenario scenario = Communities.Scenario(effort.Large, Communities.Connect);
        Duel one = Duel.Of(effort.LongRounds, () => Simulation.Run(scenario, world, Days, 2), () => Simulation.Run(scenario, world, Days, 1));
        yield return Row.Faster(Figure, $"one run, {effort.Large:N0} members", one, 1.7);
        yield return Allocated(1);
        yield return Allocated(2);
    }

    /// <summary>The main job, shorter, as the command runs it but for the disk.</summary>
    public static ExperimentConfig Ensemble(int worlds) => MainJob.Config(worlds) with { Days = 365, Horizons = [365] };

    /// <summary>Runs it in memory.</summary>
    public static void Run(ExperimentConfig ensemble, int threads) => Runner.Run(ensemble, threads).Dispose();

    private static Row Allocated(int threads)
    {
        World world = Communities.World(10_000);
        long bytes = Communities.Strategies.Sum(strategy => Allocated(new Simulation(Communities.Scenario(world.Members, strategy), world, Windows * Days, threads)));
        return new Row(Figure, $"allocated in {Days} days, {threads} thread{(threads == 1 ? "" : "s")}", $"{bytes} bytes", "0", bytes == 0);
    }

    /// <summary>The least of some stretches of days: a thread of the pool may be started in any one, and is not the day's.</summary>
    private static long Allocated(Simulation simulation) => Enumerable.Range(0, Windows).Min(_ =>
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Live(simulation);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    });

    private static void Live(Simulation simulation)
    {
        for (int day = 0; day < Days; day++)
        {
            simulation.Step();
        }
    }
}
