using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes which family's best policy is worth most on each horizon, in a line.</summary>
public static class PolicyHeadline
{
    /// <summary>
    /// Such as "Best against best, convert is worth most on day 90 and connect on day 730". A family is ahead if its interval against each
    /// other excludes zero.
    /// </summary>
    public static string Of(ExperimentConfig config, CellResult cell)
    {
        ILookup<string, int> ahead = Enumerable.Range(0, config.Horizons.Count)
            .ToLookup(horizon => Leader(config, cell, horizon) ?? "", horizon => config.Horizons[horizon], StringComparer.Ordinal);
        string[] parts =
        [
            .. ahead.Where(family => family.Key.Length > 0)
                .Select((family, index) => $"{family.Key} {(index == 0 ? "is worth most " : "")}on {NumberText.Days([.. family])}"),
        ];
        string open = ahead.Contains("") ? $"on {NumberText.Days([.. ahead[""]])} it is open" : "";
        return parts.Length == 0
            ? $"Best against best, it is open who is worth most {(config.Horizons.Count == 1 ? "" : "on any of ")}{NumberText.Days(config.Horizons)}"
            : $"Best against best, {NumberText.List(parts)}{(open.Length == 0 ? "" : $"; {open}")}";
    }

    /// <summary>The family whose best policy is worth more than that of every other, in the worlds that serve to measure.</summary>
    /// <returns>Its name to show. Null if no family is clearly ahead.</returns>
    public static string? Leader(ExperimentConfig config, CellResult cell, int horizon)
    {
        (string Name, IReadOnlyList<double> Worlds)[] families =
        [
            .. PolicyFamily.Of(config).Select(family => (family.Name, PolicyChoice.Measured(
                cell, PolicyChoice.Best(config, cell, family.Family, Observable.Value, horizon), Observable.Value, horizon))),
        ];
        return families
            .Where(one => families.All(other => other == one || PairedComparison.Of(
                other.Worlds, one.Worlds, Observable.Value.LessIsBetter(), Bounds.Of(Observable.Value)).Difference.Low > 0))
            .Select(one => one.Name)
            .SingleOrDefault();
    }
}
