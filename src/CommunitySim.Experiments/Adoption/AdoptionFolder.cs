using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>The folder of a study: its summary, its figures as data, and its tables. The same input gives the same bytes.</summary>
public static class AdoptionFolder
{
    /// <summary>The figures as data.</summary>
    public const string Findings = "findings.json";

    /// <summary>The summary in words.</summary>
    public const string Summary = "summary.md";

    private const string Mark = "communitysim adoption";
    private const int Draws = 2000;

    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Refuses a folder with files that a study did not write.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <param name="force">Whether to write there all the same.</param>
    /// <exception cref="InputException">The folder holds other files, or is none.</exception>
    public static void Refuse(string folder, bool force) => OwnFolder.Refuse(folder, force, () => IsOurs(folder));

    /// <summary>Notes the criteria. Call this before the fit.</summary>
    /// <returns>When they were fixed, and each change since.</returns>
    public static IReadOnlyList<RegisteredClaim> Register(string folder, AdoptionStudy study, DateTimeOffset now)
    {
        long results = File.Exists(Path.Combine(folder, Findings)) ? 1 : 0;
        Directory.CreateDirectory(folder);
        return Preregistration.Note(folder, Falsification.HashOf(study), results, now);
    }

    /// <summary>Writes all files but the charts.</summary>
    public static void Write(string folder, AdoptionResult result, IReadOnlyList<RegisteredClaim> record)
    {
        string Place(string name) => Path.Combine(folder, name);
        WriteTables(result, Place);
        File.WriteAllText(Place(Summary), Markdown.Write(AdoptionSummary.Write(result, record)));
        File.WriteAllText(Place(Findings), Json(result).ToJsonString(Options) + "\n");
    }

    private static bool IsOurs(string folder)
    {
        // A study that was stopped has left its record alone.
        string[] files = [.. Directory.EnumerateFileSystemEntries(folder).Select(file => Path.GetFileName(file)!)];
        string findings = Path.Combine(folder, Findings);
        RegularFile.Require(findings, RegularFile.MostText);
        return files is [Preregistration.Name]
            || (File.Exists(findings) && File.ReadAllText(findings).Contains($"\"writtenBy\": \"{Mark}\"", StringComparison.Ordinal));
    }

    private static void WriteTables(AdoptionResult result, Func<string, string> place)
    {
        Csv.Write(place("scores.csv"),
            ["city", "added", "fitted_to", "model", "constant", "difference", "coverage", "effective_points"],
            result.Scores.Select(score => (string[])
            [
                score.City, score.IsAdded ? "1" : "0", string.Join("; ", score.FittedTo), Csv.Text(score.Model), Csv.Text(score.Constant),
                Csv.Text(score.Difference), Csv.Text(score.Coverage), Csv.Text(score.EffectiveSize),
            ]));
        Csv.Write(place("bands.csv"),
            ["city", "month", "adopters", "low", "median", "high", "inside"],
            result.Scores.SelectMany(score => score.Bands.Select(month => (string[])
            [
                score.City, Whole(month.Month), Whole(month.Observed), Whole(month.Low), Whole(month.Median),
                Whole(month.High), month.IsInside ? "1" : "0",
            ])));
        Csv.Write(place("fit.csv"),
            ["pitch", "acceptance", "endorsement", "odds_ratio"],
            result.Pooled.Resample(Draws).Select(draw => (string[])
                [Csv.Text(draw.Pitch), Csv.Text(draw.Acceptance), Csv.Text(draw.Endorsement), Csv.Text(draw.OddsRatio)]));
        Csv.Write(place("power.csv"),
            ["odds_ratio", "towns", "claimed", "above"],
            result.Power.Select(row => (string[])[Csv.Text(row.OddsRatio), Whole(row.Towns), Whole(row.Found), Whole(row.Above)]));
    }

    private static JsonObject Json(AdoptionResult result) => new()
    {
        ["writtenBy"] = Mark,
        ["conclusion"] = AdoptionText.Conclusion(result).Plain,
        ["evidence"] = result.HasEvidence,
        ["criteria"] = new JsonObject
        {
            ["sha256"] = result.Sha256,
            ["scoresHold"] = result.ScoresHold,
            ["bandsHold"] = result.BandsHold,
            ["claimsHold"] = result.ClaimsHold,
        },
        ["fixed"] = StudyReader.Fixed(result.Study),
        ["totalDifference"] = Number(result.TotalDifference),
        ["scores"] = new JsonArray([.. result.Scores.Select(score => new JsonObject
        {
            ["city"] = score.City,
            ["difference"] = Number(score.Difference),
            ["coverage"] = Number(score.Coverage),
        })]),
        ["contagion"] = new JsonArray([.. result.Fits.Select(fit => new JsonObject
        {
            ["cities"] = new JsonArray([.. fit.Cities.Select(city => (JsonNode)city)]),
            ["oddsRatio"] = Ends(fit.OddsRatio),
            ["withinMonth"] = Ends(fit.WithinMonth),
            ["claimed"] = fit.IsClaimed,
        })]),
        ["otherTreatment"] = Ends(result.OtherTreatment),
        ["composites"] = new JsonArray([.. result.Identified.Select(composite => new JsonObject
        {
            ["name"] = composite.Name,
            ["range"] = Ends(composite.Range),
            ["spreadLeft"] = Number(composite.Left),
        })]),
        ["effectivePoints"] = Number(result.Pooled.EffectiveSize),
    };

    private static JsonArray Ends(Interval interval) => [Number(interval.Mean), Number(interval.Low), Number(interval.High)];

    /// <summary>A number with nine significant digits, as the tables have them.</summary>
    private static JsonNode Number(double number) => JsonNode.Parse(Csv.Text(number))!;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
