using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// The folder of a study of published effects: summary.md, effects.csv, parameters.csv, points.csv and notruledout.csv.
/// The same input gives the same bytes.
/// </summary>
public static class EffectsFolder
{
    /// <summary>The page.</summary>
    public const string Summary = "summary.md";

    /// <summary>The points that stay: a column per parameter and a line per point.</summary>
    public const string NotRuledOut = "notruledout.csv";

    private const string Mark = "# Published effects: ";

    /// <summary>Refuses a folder that this command did not write, unless it is empty.</summary>
    /// <exception cref="InputException">The folder holds other files, or is none.</exception>
    public static void Refuse(string folder, bool force) => OwnFolder.Refuse(folder, force, () =>
    {
        string page = Path.Combine(folder, Summary);
        RegularFile.Require(page, RegularFile.MostText);
        return File.Exists(page) && File.ReadAllText(page).StartsWith(Mark, StringComparison.Ordinal);
    });

    /// <summary>Writes the page and the tables.</summary>
    public static void Write(string folder, EffectsStudy study)
    {
        Directory.CreateDirectory(folder);
        string Place(string name) => Path.Combine(folder, name);
        string[] parameters = [.. study.Parameters.Select(parameter => parameter.Path)];
        string[] effects = [.. study.Effects.Select(found => found.Effect.Name)];
        File.WriteAllText(Place(Summary), Markdown.Write(new EffectsText(study).Blocks));
        Csv.Write(
            Place("effects.csv"),
            ["effect", "source", "doi", "randomised", "logFigure", "standardError", "discrepancy", "here", "ruledOutHere",
                "low", "median", "high", .. Three("ruledOut"), .. Three("ruledOutByItAlone"), "points"],
            study.Effects.Select(found => Row(found, study.Points.Count)));
        Csv.Write(
            Place("parameters.csv"),
            ["parameter", "from", "to", "left_low", "left_median", "left_high", "shift", "distance", "distanceByChance"],
            study.Narrowed.Select(found => (IEnumerable<string>)
            [
                found.Parameter.Path, Csv.Text(found.Parameter.Low), Csv.Text(found.Parameter.High), Csv.Text(found.Low), Csv.Text(found.Middle),
                Csv.Text(found.High), Csv.Text(found.Shift), Csv.Text(found.Distance), Csv.Text(found.Chance),
            ]));
        Csv.Write(
            Place("points.csv"),
            ["ruledOut", .. effects.Select(name => $"errors: {name}"), .. parameters],
            study.Points.Select(point => (IEnumerable<string>)
                [point.Judgement.IsRuledOut ? "1" : "0", .. point.Judgement.Implausibilities.Select(Csv.Text), .. point.Values.Select(ParameterDefinition.Text)]));
        Csv.Write(Place(NotRuledOut), parameters, study.Left.Select(point => point.Values.Select(ParameterDefinition.Text)));
    }

    private static IEnumerable<string> Row(EffectOverSpace found, int points) =>
    [
        found.Effect.Name, found.Effect.Source, found.Effect.Doi, found.Effect.Evidence == Evidence.Randomised ? "1" : "0",
        Csv.Text(found.Effect.Figure), Csv.Text(found.Effect.StandardError), Csv.Text(found.Effect.Discrepancy),
        Csv.Text(found.Here), found.RulesHereOut ? "1" : "0",
        Csv.Text(found.Low), Csv.Text(found.Middle), Csv.Text(found.High),
        .. Three(found.RuledOut), .. Three(found.RuledOutOnlyByIt), $"{points}",
    ];

    private static string[] Three(string name) => [name, $"{name}_low", $"{name}_high"];

    private static string[] Three(Interval interval) => [Csv.Text(interval.Mean), Csv.Text(interval.Low), Csv.Text(interval.High)];
}
