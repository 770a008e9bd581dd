using System.Globalization;
using CommunitySim.Experiments.Fitting;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A fit as tables of the result folder.</summary>
internal static class FitTables
{
    /// <summary>The points that the data leave, for "sample": { "points": "posterior.csv" }.</summary>
    public const string Posterior = "posterior.csv";

    /// <summary>Each observation beside what the fit shows.</summary>
    public const string Shown = "fit.csv";

    /// <summary>Columns of fit.csv.</summary>
    public static IReadOnlyList<string> ShownColumns { get; } =
        ["line", "measure", "day_from", "day_to", "unit", "observed", "low90", "median", "high90", "inside", "heldOut", "beyondThreeErrors"];

    /// <summary>Columns of posterior.csv: the parameters of the space.</summary>
    public static IReadOnlyList<string> PosteriorColumns(FitStudy fit) => [.. fit.Config.Sample!.Over.Select(parameter => parameter.Path)];

    /// <summary>One row per kept world: its parameters, as exact as they were simulated.</summary>
    public static IEnumerable<IEnumerable<string>> PosteriorRows(FitStudy fit) =>
        fit.Posterior.Kept.Select(world => fit.Pool.Draws[world].Cell.Cell.Values.Select(ParameterDefinition.Text));

    /// <summary>One row per observation, in the order of the file.</summary>
    public static IEnumerable<IEnumerable<string>> ShownRows(FitStudy fit) => fit.Observations.Select(one => (IEnumerable<string>)
    [
        one.Observation.Line.ToString(CultureInfo.InvariantCulture), one.Observation.Measure.Name,
        one.Observation.From.ToString(CultureInfo.InvariantCulture), one.Observation.To.ToString(CultureInfo.InvariantCulture),
        one.Observation.Unit.ToString().ToLowerInvariant(),
        Csv.Text(one.Value), Csv.Text(one.Low), Csv.Text(one.Middle), Csv.Text(one.High),
        one.IsInside ? "yes" : "no", one.IsHeldOut ? "yes" : "no", Csv.Text(one.Beyond),
    ]);
}
