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
    /// <summary>Threads that share the members of a run if there are more threads than worlds. They do not affect the results.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>A custom way to begin a run, or null.</summary>
    internal Func<Scenario, World, int, Simulation>? Begin { get; init; }

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
        List<DailySeries> series = [];
        string at = "";
        try
        {
            World world = Build(config, scenarios[0], new RandomStreams(config.Seed, cell.World(replicate)));
            HistoryRun history = new(config, cell, world, Threads);
            foreach (int strategy in strategies)
            {
                Scenario scenario = scenarios[strategy];
                at = scenario.Strategy.Name;
                Simulation simulation =
                    Begin?.Invoke(scenario, world, config.Days) ?? history.Begin(config.Strategies[strategy], scenario, stop);
                if (Simulate(simulation, world, stop) is not { } run)
                {
                    return null;
                }

                if (Fault(run) is { } cause)
                {
                    return new WorldOutcome([], new RunFault(replicate, at, cause));
                }

                series.Add(run);
                progress.AddRun();
            }

            return new WorldOutcome(series, null);
        }
        catch (Exception fault) when (Causes.Find<OutOfMemoryException>(fault) is null)
        {
            return new WorldOutcome([], new RunFault(replicate, at, $"{fault.GetType().Name}: {fault.Message}"));
        }
    }

    private DailySeries? Simulate(Simulation simulation, World world, CancellationToken stop)
    {
        for (int day = 0; day < simulation.Day; day++)
        {
            progress.AddDay(world.Members); // The days before a decision are done for all strategies.
        }

        while (simulation.Day < config.Days)
        {
            if (stop.IsCancellationRequested)
            {
                return null;
            }

            simulation.Step();
            progress.AddDay(world.Members);
        }

        return simulation.Series;
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
