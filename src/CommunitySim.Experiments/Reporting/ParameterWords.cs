using System.Text.RegularExpressions;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes parameters in words: "hours per thousand members" for brand.hoursPerThousandMembers.</summary>
public static partial class ParameterWords
{
    // These names are unclear without their group: "kind", and every name that two parameters share.
    private static readonly HashSet<string> Vague =
    [
        .. Parameters.All.CountBy(parameter => LastOf(parameter.Path))
            .Where(name => name.Value > 1)
            .Select(name => name.Key),
        "kind",
        .. Parameters.All.Select(parameter => parameter.Path).Where(path => path.StartsWith("community.begin.", StringComparison.Ordinal)).Select(LastOf),
    ];

    /// <summary>The name in lower case, as within a sentence. The file of a network is called "network".</summary>
    public static string Of(string path) => path.EndsWith("network.path", StringComparison.Ordinal) ? "network"
        : Vague.Contains(LastOf(path)) ? $"{Spaced(path.Split('.')[^2])} {Spaced(LastOf(path))}" : Spaced(LastOf(path));

    /// <summary>The name with its unit, unless the name contains it: "Turnover (per day)".</summary>
    public static string WithUnit(string path) =>
        Parameters.Find(path)?.About.Unit is { Length: > 0 } unit && !Of(path).Contains(unit, StringComparison.Ordinal)
            ? $"{NumberText.Capital(Of(path))} ({unit})"
            : NumberText.Capital(Of(path));

    /// <summary>Such as "turnover 0.0033".</summary>
    public static string At(SweepAxis axis, object value) => $"{Of(axis.Path)} {ValueLabels.Of(axis, value)}";

    /// <summary>Such as "turnover 0.0033, cohesion 0". Empty for a single cell.</summary>
    public static string At(Cell cell) => string.Join(", ", cell.Axes.Zip(cell.Values, At));

    private static string LastOf(string path) => path.Split('.')[^1];

    private static string Spaced(string name) => Hump().Replace(name, hump => $" {hump.Value.ToLowerInvariant()}");

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Hump();
}
