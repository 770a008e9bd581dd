using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Lecture.Game;

/// <summary>Simulates strategies in worlds of a game's experiment, with the networks and the luck of `communitysim run`.</summary>
/// <param name="config">The experiment; its network is not from a file.</param>
internal sealed class GameWorlds(ExperimentConfig config)
{
    private readonly Cell _cell = config.Cells()[0];

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; } = config;

    /// <summary>The scenario of a strategy by its name.</summary>
    public Scenario ScenarioOf(string strategy) => ScenarioOf(Config.Strategies[Config.IndexOf(strategy)]);

    /// <summary>The scenario of a strategy, which need not be one of the experiment's.</summary>
    public Scenario ScenarioOf(StrategyConfig strategy) => Config.ScenarioFor(_cell, strategy);

    /// <summary>The world of a replicate; all strategies share it.</summary>
    /// <param name="replicate">From 0; it may exceed the experiment's number of replicates.</param>
    public World World(int replicate) =>
        Members.World.Generate(
            Config.CommunityOf(_cell), Config.MemberOf(_cell), new RandomStreams(Config.Seed, (uint)replicate));

    /// <summary>Simulates the first days of a strategy.</summary>
    /// <param name="scenario">The strategy.</param>
    /// <param name="world">The world.</param>
    /// <param name="days">The number of days, at most that of the experiment.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="evening">Called every evening.</param>
    /// <exception cref="InputException">An observable is not finite because the settings are too extreme.</exception>
    public DailySeries Simulate(
        Scenario scenario, World world, int days, CancellationToken stop, Action<Simulation>? evening = null) =>
        BoundedSimulation.RunUntil(new Simulation(scenario, world, Config.Days), days, stop, evening);

    /// <summary>Simulates strategies to the last day.</summary>
    /// <returns>The game's goals, as [strategy][goal].</returns>
    public double[][] Outcomes(IEnumerable<Scenario> scenarios, int replicate, CancellationToken stop)
    {
        World world = World(replicate);
        return [.. scenarios.Select(scenario => Outcome(Simulate(scenario, world, Config.Days, stop)))];
    }

    /// <summary>The game's goals on the last day of a series.</summary>
    public static double[] Outcome(DailySeries series) =>
        [.. GameExperiment.Goals.Select(goal => series[goal, series.Days])];
}
