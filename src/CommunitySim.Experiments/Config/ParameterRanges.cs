using System.Globalization;

namespace CommunitySim.Experiments.Config;

/// <summary>The range of a parameter in an experiment.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above the lower one unless the value is measured without doubt.</param>
/// <param name="IsMeasured">Whether the file's `measured` states it; otherwise it is the plausible range of `explain`.</param>
public sealed record ParameterRange(double Low, double High, bool IsMeasured)
{
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Whether the range has a width, so that a study can vary the parameter.</summary>
    public bool Varies => High > Low;
}

/// <summary>A value outside its range.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Strategy">The strategy that sets it, or null for the file.</param>
/// <param name="Value">The value.</param>
/// <param name="Range">Its range.</param>
public sealed record OutOfRange(string Path, string? Strategy, double Value, ParameterRange Range);

/// <summary>The ranges over which studies vary parameters: measured by the user, or else plausible.</summary>
public static class ParameterRanges
{
    internal const string LurkerShare = "member.lurkerShare";

    /// <summary>Returns the range of a parameter, or null if it has none.</summary>
    public static ParameterRange? Of(ExperimentConfig config, ParameterDefinition parameter) =>
        config.Measured.FirstOrDefault(found => found.Path == parameter.Path && found.HasRange) is { } measured
            ? new ParameterRange(measured.Low, measured.High, IsMeasured: true)
            : parameter.About.HasPlausibleRange ? new ParameterRange(parameter.About.Low, parameter.About.High, IsMeasured: false)
            : null;

    /// <summary>Returns the whole space of an experiment: all parameters that concern it and have a range with a width.</summary>
    public static IReadOnlyList<SampledParameter> Space(ExperimentConfig config) =>
    [
        .. from parameter in Parameters.All
           let range = Of(config, parameter)
           where range is { Varies: true } && Concerns(config, parameter.Path)
           select new SampledParameter(parameter.Path, range.Low, range.High, Here: 0),
    ];

    /// <summary>Returns the values of the parameters. A measured value holds unless the user gives another.</summary>
    internal static IReadOnlyDictionary<string, object> WithMeasured(ExperimentConfig config, Layers layers)
    {
        Dictionary<string, object> values = new(config.Values, StringComparer.Ordinal);
        foreach (MeasuredParameter measured in config.Measured.Where(found => found.Value is not null && !layers.IsGiven(found.Path)))
        {
            values[measured.Path] = values[measured.Path] is int ? (object)(int)measured.Value!.Value : measured.Value!.Value;
        }

        return values;
    }

    /// <summary>
    /// Lists the values of the file and its strategies that lie outside their ranges. A study over the ranges does not contain
    /// such a community. A sweep leaves a range on purpose.
    /// </summary>
    public static IReadOnlyList<OutOfRange> Outside(ExperimentConfig config) =>
    [
        .. from parameter in Parameters.All
           where parameter.Type == typeof(double) || parameter.Type == typeof(int)
           let range = Studied(config, parameter.Path) ?? Of(config, parameter)
           where range is not null
           from found in Found(config, parameter.Path)
           where found.Value is double or int
           let value = Convert.ToDouble(found.Value, CultureInfo.InvariantCulture)
           where !range.Contains(value)
           select new OutOfRange(parameter.Path, found.Strategy, value, range),
    ];

    /// <summary>Lists the measured values that do not hold for everybody, each with the reason in words.</summary>
    public static IEnumerable<(string Path, string Why)> Ignored(ExperimentConfig config) =>
        from measured in config.Measured
        let name = measured.Path[(measured.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]
        let segments = config.Segments.Where(segment => segment.Member.Keys.Any(key => key == measured.Path || key == name)).Select(segment => segment.Name).ToArray()
        let why = measured.Path == "member.lurkerShare" && config.Members?.Lurker is not null ? "a column of the file of members says who is a lurker"
            : segments.Length > 0 ? $"the segment{(segments.Length == 1 ? "" : "s")} {string.Join(", ", segments)} set{(segments.Length == 1 ? "s" : "")} another value"
            : measured.Value is { } value && config.Sweep.All(axis => axis.Path != measured.Path)
                && config.Values[measured.Path] is double or int && Convert.ToDouble(config.Values[measured.Path], CultureInfo.InvariantCulture) != value
                ? FormattableString.Invariant($"the file sets {config.Values[measured.Path]} in place of the measured {value}")
            : null
        where why is not null
        select (measured.Path, why);

    /// <summary>The range that the file names under "over", or null.</summary>
    private static ParameterRange? Studied(ExperimentConfig config, string path) =>
        (config.Sensitivity?.Over ?? config.Sample?.Over ?? []).FirstOrDefault(found => found.Path == path) is { } over
            ? new ParameterRange(over.Low, over.High, config.Measured.Any(found => found.Path == path && found.HasRange))
            : null;

    // The default may lie outside a plausible range on purpose, where 0 switches a mechanism off.
    private static IEnumerable<(string? Strategy, object Value)> Found(ExperimentConfig config, string path)
    {
        ParameterDefinition parameter = Parameters.Find(path)!;
        if (config.Sweep.All(axis => axis.Path != path)
            && (!config.Values[path].Equals(parameter.Default) || config.Measured.Any(found => found.Path == path)))
        {
            yield return (null, config.Values[path]);
        }

        foreach (StrategyConfig strategy in config.Strategies)
        {
            if (strategy.Family is null && strategy.Brand.TryGetValue(path, out object? own))
            {
                yield return (strategy.Name, own);
            }
        }
    }

    // Size scales money, so a study varies it only on request. Ties of groups have no effect in other networks, nor has a share
    // where a file says who it is.
    private static bool Concerns(ExperimentConfig config, string path) =>
        path != "community.members"
        && (path != LurkerShare || config.Members?.Lurker is null)
        && (config.Values["community.network.kind"] is NetworkKind.Groups
            || (!path.StartsWith("community.network.tiesInside", StringComparison.Ordinal)
                && !path.StartsWith("community.network.tiesOutside", StringComparison.Ordinal)));
}
