using System.Globalization;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>The results of the sensitivity studies, as tables of the result folder.</summary>
public static class StudyTables
{
    /// <summary>Columns of sensitivity.csv.</summary>
    public static IReadOnlyList<string> SpaceColumns { get; } =
        ["parameter", "from", "to", "index", "value", "value_low", "value_high", "points", "worlds"];

    /// <summary>Columns of lines.csv.</summary>
    public static IReadOnlyList<string> LineColumns { get; } =
    [
        "parameter", "at", "here",
        "difference", "difference_low", "difference_high",
        "worlds", "turnsAt", "turnsAfter", "turnsBefore",
    ];

    /// <summary>Columns of variants.csv.</summary>
    public static IReadOnlyList<string> VariantColumns { get; } =
    [
        "variant", .. StructuralVariants.Switches, "claim",
        "expectation", "at", "standing", "difference", "difference_low", "difference_high", "matters", "worlds",
    ];

    /// <summary>One row per form of the model, expectation and place.</summary>
    public static IEnumerable<IEnumerable<string>> Variants(VariantStudy study) =>
        from variant in study.Variants.Index()
        from tested in variant.Item.Expectations
        from place in tested.Places
        select (IEnumerable<string>)
        [
            $"{variant.Index + 1}",
            .. StructuralVariants.Switches.Select(name => variant.Item.Mechanisms.Contains(name) ? "on" : ""),
            Word(variant.Item.Standing),
            tested.Expectation.That, place.At.Label, Word(place.Standing), .. Three(place.Difference),
            Csv.Text(tested.Expectation.Matters), $"{place.At.Values.Count}",
        ];

    private static string Word(Standing standing) => standing.ToString().ToLowerInvariant();

    /// <summary>Two rows per parameter: first and total index, or μ* and σ.</summary>
    public static IEnumerable<IEnumerable<string>> Space(SpaceStudy study)
    {
        (string one, string other) = study.Design == Design.Morris ? ("muStar", "sigma") : ("first", "total");
        foreach (ParameterIndex index in study.Indices)
        {
            yield return Row(index.Parameter, one, index.First, study);
            yield return Row(index.Parameter, other, index.Total, study);
        }
    }

    /// <summary>One row per parameter and value: the difference, and where its sign turns, if it does.</summary>
    public static IEnumerable<IEnumerable<string>> Lines(LineStudy study) =>
        from line in study.Lines
        from level in line.Levels
        select (IEnumerable<string>)
        [
            line.Parameter.Path, Csv.Text(level.Value), level.Value == line.Parameter.Here ? "yes" : "",
            .. Three(level.Difference), study.Worlds.ToString(CultureInfo.InvariantCulture),
            .. line.Turn is { } turn
                ? (string[])[Csv.Text(turn.At), Csv.Text(turn.Low ?? double.NaN), Csv.Text(turn.High ?? double.NaN)]
                : ["", "", ""],
        ];

    private static IEnumerable<string> Row(SampledParameter parameter, string index, Interval value, SpaceStudy study) =>
    [
        parameter.Path, Csv.Text(parameter.Low), Csv.Text(parameter.High), index,
        .. Three(value), $"{study.Points}", $"{study.Replicates}",
    ];

    private static string[] Three(Interval interval) =>
        [Csv.Text(interval.Mean), Csv.Text(interval.Low), Csv.Text(interval.High)];
}
