using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Running;

/// <summary>Simulates worlds of an experiment.</summary>
/// <param name="config">The experiment.</param>
/// <param name="progress">Counts finished days and runs.</param>
internal sealed class WorldRun(ExperimentConfig config, RunProgress progress)
{
    // Runs together share draws, and their members should fit the caches. Beyond, each run alone is faster.
    private const int MostMembersTogether = 64 * 1024, MostTogether = 8;

    /// <summary>Threads that share the members of a run if there are more threads than worlds. They do not affect the results.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>A custom way to begin a run, or null.</summary>
    internal Func<Scenario, World, int, Simulation>? BeginRun { get; init; }

    /// <summary>Returns the scenarios of a cell, one per strategy.</summary>
    public Scenario[] Scenarios(Cell cell) => [.. config.Strategies.Select(strategy => config.ScenarioFor(cell, strategy))];

    /// <summary>Simulates one world. An exception becomes a fault, so other worlds can go on.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scenarios">Its scenarios, one per strategy.</param>
    /// <param name="strategies">Positions of the strategies to run.</param>
    /// <param name="replicate">The number of the world, from 0.</param>
    /// <param name="stop">Stops early.</param>
    /// <returns>One series for each strategy to run, or null when stopped.</returns>
    public WorldOutcome? Simulate(
        Cell cell, Scenario[] scenarios, IReadOnlyList<int> strategies, int replicate, CancellationToken stop)
    {
        string at = "";
        try
        {
            return Simulate(cell, scenarios, strategies, replicate, MostTogether, ref at, stop);
        }
        catch (Exception fault) when (Causes.Find<OutOfMemoryException>(fault) is null)
        {
            // One after the other, because side by side it does not show which strategy failed first.
            try
            {
                return Simulate(cell, scenarios, strategies, replicate, atOnce: 1, ref at, stop);
            }
            catch (Exception again) when (Causes.Find<OutOfMemoryException>(again) is null)
            {
                return new WorldOutcome([], new RunFault(replicate, at, $"{again.GetType().Name}: {again.Message}"));
            }
        }
    }

    /// <summary>Simulates some strategies side by side, then the next.</summary>
    private WorldOutcome? Simulate(
        Cell cell, Scenario[] scenarios, IReadOnlyList<int> strategies, int replicate, int atOnce, ref string at, CancellationToken stop)
    {
        at = "";
        World world = Build(config, scenarios[0], new RandomStreams(config.Seed, cell.World(replicate)));
        HistoryRun history = new(config, cell, world, Threads);
        List<DailySeries> series = [];
        foreach (int[] together in strategies.Chunk(Math.Clamp(MostMembersTogether / world.Members, 1, atOnce)))
        {
            Simulation[] runs = new Simulation[together.Length];
            for (int place = 0; place < runs.Length; place++)
            {
                Scenario scenario = scenarios[together[place]];
                at = scenario.Strategy.Name;
                runs[place] = BeginRun?.Invoke(scenario, world, config.Days)
                    ?? history.Begin(config.Strategies[together[place]], scenario, place == 0 ? null : runs[0], stop);
            }

            if (!Simulate(runs, world, stop))
            {
                return null;
            }

            foreach ((int strategy, Simulation run) in together.Zip(runs))
            {
                if (Fault(run.Series) is { } cause)
                {
                    return new WorldOutcome([], new RunFault(replicate, scenarios[strategy].Strategy.Name, cause));
                }

                series.Add(run.Series);
            }
        }

        return new WorldOutcome(series, null);
    }

    /// <summary>Runs all days of some runs, and returns whether it was not stopped.</summary>
    private bool Simulate(Simulation[] runs, World world, CancellationToken stop)
    {
        int members = world.Members * runs.Length;
        for (int day = 0; day < runs[0].Day; day++)
        {
            progress.AddDay(members); // The days before a decision are done for all strategies.
        }

        while (runs[0].Day < config.Days)
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }

            Simulation.StepTogether(runs);
            progress.AddDay(members);
        }

        Array.ForEach(runs, _ => progress.AddRun());
        return true;
    }

    /// <summary>Builds the world of a replicate, which all strategies share.</summary>
    internal static World Build(ExperimentConfig config, Scenario scenario, RandomStreams streams)
    {
        NetworkParameters network = scenario.Community.Network;
        return network.Kind == NetworkKind.File
            ? new World(
                config.Networks[network.Path], scenario.Community, scenario.Member, streams, scenario.Segments, config.MembersSource?.Table)
            : World.Generate(scenario.Community, scenario.Member, streams, scenario.Segments, config.MembersSource?.Table);
    }

    /// <summary>Describes the first value that is not finite, or returns null.</summary>
    private static string? Fault(DailySeries series)
    {
        for (int day = 1; day <= series.Days; day++)
        {
            foreach (Observable observable in Observables.All)
            {
                if (!double.IsFinite(series[observable, day]))
                {
                    return FormattableString.Invariant($"{observable.Name()} is {series[observable, day]} on day {day}");
                }
            }
        }

        return null;
    }
}
