using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Claims;

/// <summary>
/// Chooses the best policy of a family. Every other world serves to choose it, and the rest to measure it: the same worlds would
/// flatter it.
/// </summary>
public static class PolicyChoice
{
    /// <summary>Whether a world serves to choose.</summary>
    public static bool IsSearched(int world) => world % 2 == 0;

    /// <summary>The strategy with the best mean.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="cell">Where to look.</param>
    /// <param name="family">The family to choose from; null for all strategies, compared in all worlds.</param>
    /// <param name="by">The observable by which to choose.</param>
    /// <param name="horizon">The horizon, by position.</param>
    /// <returns>The strategy, by position.</returns>
    public static int Best(ExperimentConfig config, CellResult cell, string? family, Observable by, int horizon)
    {
        double sign = by.LessIsBetter() ? -1 : 1;
        return config.Strategies.Index()
            .Where(strategy => family is null || strategy.Item.Family == family)
            .MaxBy(strategy => sign * cell.Worlds.Zip(cell.Runs(strategy.Index, by, horizon))
                .Where(world => family is null || IsSearched(world.First))
                .Select(world => world.Second)
                .DefaultIfEmpty(double.NaN)
                .Average())
            .Index;
    }

    /// <summary>An observable of a strategy at a horizon, in the worlds that serve to measure.</summary>
    public static IReadOnlyList<double> Measured(CellResult cell, int strategy, Observable observable, int horizon) =>
    [
        .. cell.Worlds.Zip(cell.Runs(strategy, observable, horizon))
            .Where(world => !IsSearched(world.First))
            .Select(world => world.Second),
    ];
}
