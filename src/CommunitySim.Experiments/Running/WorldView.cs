using CommunitySim.Experiments.Config;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Running;

/// <summary>Simulates a world of an experiment again, with the same result, because a store holds no members.</summary>
public sealed class WorldView
{
    private readonly ExperimentConfig _config;
    private readonly Cell _cell;

    /// <summary>Builds the world, which all strategies share.</summary>
    /// <param name="config">The experiment with its network files.</param>
    /// <param name="cell">One of its cells.</param>
    /// <param name="replicate">Number of the world, from 0.</param>
    public WorldView(ExperimentConfig config, Cell cell, int replicate)
    {
        (_config, _cell) = (config, cell);
        World = WorldRun.Build(config, config.ScenarioFor(cell, config.Strategies[0]), new RandomStreams(config.Seed, cell.World(replicate)));
    }

    /// <summary>Network, traits and random streams.</summary>
    public World World { get; }

    /// <summary>Returns the world under a strategy at the start of day 1, or of the day of the decision.</summary>
    /// <param name="strategy">Position of the strategy.</param>
    public Simulation Begin(int strategy) => new HistoryRun(_config, _cell, World, threads: 1).Begin(
        _config.Strategies[strategy], _config.ScenarioFor(_cell, _config.Strategies[strategy]));
}
