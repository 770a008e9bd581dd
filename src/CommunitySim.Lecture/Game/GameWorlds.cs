using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Lecture.Game;

/// <summary>Lives strategies in worlds of a game's experiment, as `communitysim run` does: same networks, same luck.</summary>
/// <param name="config">The experiment; a page has no networks from files.</param>
internal sealed class GameWorlds(ExperimentConfig config)
{
    private readonly Cell _cell = config.Cells()[0];

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; } = config;

    /// <summary>The scenario of a strategy by its name.</summary>
    public Scenario Of(string strategy) => Of(Config.Strategies[Config.IndexOf(strategy)]);

    /// <summary>The scenario of a strategy, which need not be one of the experiment's.</summary>
    public Scenario Of(StrategyConfig strategy) => Config.ScenarioFor(_cell, strategy);

    /// <summary>The world of a replicate; all strategies share it.</summary>
    /// <param name="replicate">From 0; beyond the experiment's own there are as many as one likes.</param>
    public World World(int replicate) =>
        Members.World.Generate(
            Config.CommunityOf(_cell), Config.MemberOf(_cell), new RandomStreams(Config.Seed, (uint)replicate));

    /// <summary>Lives the first days of a strategy.</summary>
    /// <param name="scenario">The strategy.</param>
    /// <param name="world">The world.</param>
    /// <param name="days">Days, at most the experiment's.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="evening">Looks at each day.</param>
    /// <exception cref="InputException">The settings are so extreme that an observable is no number.</exception>
    public DailySeries Simulate(Scenario scenario, World world, int days, CancellationToken stop, Action<Simulation>? evening = null) =>
        BoundedSimulation.RunUntil(new Simulation(scenario, world, Config.Days), days, stop, evening);

    /// <summary>What strategies have on the last day.</summary>
    /// <returns>The game's goals, as [strategy][goal].</returns>
    public double[][] Outcomes(IEnumerable<Scenario> scenarios, int replicate, CancellationToken stop)
    {
        World world = World(replicate);
        return [.. scenarios.Select(scenario => Outcome(Simulate(scenario, world, Config.Days, stop)))];
    }

    /// <summary>The game's goals on the last day of a series.</summary>
    public static double[] Outcome(DailySeries series) => [.. GameExperiment.Goals.Select(goal => series[goal, series.Days])];
}
