using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>A named figure of a result: a row of findings.csv.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Where">Its cell, strategy or parameter; may be empty.</param>
/// <param name="Value">The figure.</param>
/// <param name="Day">Its day, or null.</param>
/// <param name="Interval">Its interval, or null.</param>
/// <param name="Level">Confidence of the interval.</param>
/// <param name="Worlds">Worlds, or points, behind the interval.</param>
public sealed record Finding(string Name, string Where, double Value, int? Day, Interval? Interval, double? Level, int? Worlds)
{
    /// <summary>A figure without an interval.</summary>
    public static Finding Number(string name, string where, double value, int? day = null) =>
        new(name, where, value, day, null, null, null);

    /// <summary>A mean or a share with its interval.</summary>
    public static Finding Estimate(string name, string where, Interval value, int worlds, int? day = null, double level = 0.95) =>
        new(name, where, value.Mean, day, value, level, worlds);
}
