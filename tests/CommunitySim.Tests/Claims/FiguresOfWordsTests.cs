using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Claims;

/// <summary>
/// No sentence has a number that no table has: every number of summary.md, of the text of report.html and of the gallery is a
/// rounded number of findings.csv, comparisons.csv, daily.csv on the horizons, sensitivity.csv or lines.csv, or stands in the experiment file.
/// </summary>
public partial class FiguresOfWordsTests
{
    private static readonly string[] Tables = ["findings.csv", "comparisons.csv", "sensitivity.csv", "lines.csv"];

    [TestCaseSource(typeof(ShippedResults), nameof(ShippedResults.Names))]
    public void Every_number_of_the_summary_is_in_a_table(string name) =>
        Assert.That(Unfounded(name, File.ReadAllText(Path.Combine(ShippedResults.Folder, name, "summary.md"))), Is.Empty);

    [TestCaseSource(typeof(ShippedResults), nameof(ShippedResults.Names))]
    public void Every_number_of_the_report_is_in_a_table(string name) =>
        Assert.That(Unfounded(name, TextOf(File.ReadAllText(Path.Combine(ShippedResults.Folder, name, "report.html")))), Is.Empty);

    [Test]
    public void Every_number_of_the_gallery_is_in_a_table_of_its_experiment()
    {
        using TestFolder folder = new();
        (int code, _, string error) = Command.Say(["gallery", .. ShippedResults.Names.Select(name => Path.Combine(ShippedResults.Folder, name)), "--out", folder["README.md"], "--pictures", folder["pictures"]]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        string[] sections = File.ReadAllText(folder["README.md"]).Split("\n## ")[1..];

        Assert.That(sections, Has.Length.EqualTo(ShippedResults.Names.Count()));
        Assert.Multiple(() =>
        {
            foreach (string section in sections)
            {
                string name = FileOf().Match(section).Groups["name"].Value;
                Assert.That(Unfounded(name, section), Is.Empty, name);
                Assert.That(File.Exists(folder[$"pictures/{name}.svg"]), name);
            }
        });
    }

    [TestCaseSource(typeof(ShippedResults), nameof(ShippedResults.Names))]
    public void Every_number_with_its_interval_is_one_row_of_a_table(string name)
    {
        double[][] known = [.. Rows(name)];
        string text = File.ReadAllText(Path.Combine(ShippedResults.Folder, name, "summary.md"));
        IReadOnlyList<Match> found = Triple().Matches(text);

        Assert.That(found, Is.Not.Empty);
        Assert.That(found.Where(triple => !known.Any(row => Fits(triple, row))).Select(triple => triple.Value), Is.Empty);
    }

    [Test]
    public void An_interval_that_belongs_to_another_number_is_found()
    {
        double[][] known = [.. Rows("real-networks")];
        string[] numbers = [.. Triple().Matches(File.ReadAllText(Path.Combine(ShippedResults.Folder, "real-networks", "summary.md"))).Select(triple => triple.Value)];
        string[][] parts = [.. numbers.Select(number => number.Split(' ', 2))];
        string crossed = $"{parts.First(one => one[0].Contains('k'))[0]} {parts.First(other => !other[1].Contains('k'))[1]}";

        Assert.That(known.Any(row => Fits(Triple().Match(crossed), row)), Is.False, crossed);
    }

    [Test]
    public void A_number_that_no_table_has_is_found()
    {
        string name = "convert-vs-connect", summary = File.ReadAllText(Path.Combine(ShippedResults.Folder, name, "summary.md"));

        Assert.That(Unfounded(name, summary + " 0.12345 and 98.7k and 61.2%"), Is.EqualTo(new[] { "0.12345", "98.7k", "61.2%" }));
    }

    /// <summary>The numbers of a text that neither a table nor the experiment file has.</summary>
    private static IEnumerable<string> Unfounded(string name, string text)
    {
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(ShippedResults.Folder, name, "config.json"), []);
        double[] known = [.. Known(name, config)];
        foreach (string words in Own(config).Where(words => words.Length > 0).OrderByDescending(words => words.Length))
        {
            text = text.Replace(words, "", StringComparison.Ordinal);
        }

        return Figure().Matches(text).Where(figure => !IsKnown(figure, known)).Select(figure => figure.Value);
    }

    /// <summary>What the file says itself: names and sentences, with their numbers.</summary>
    private static IEnumerable<string> Own(ExperimentConfig config) =>
    [
        config.Title, config.Question, config.Claim!.Id, config.Claim.Says, config.Claim.RefutedIf, config.Claim.Earlier, .. config.Claim.Expect.Select(expectation => expectation.That),
        .. config.Strategies.Select(strategy => strategy.Name), .. config.Strategies.Select(strategy => char.ToUpperInvariant(strategy.Name[0]) + strategy.Name[1..]),
        .. config.Networks.Keys,
    ];

    private static IEnumerable<double> Known(string name, ExperimentConfig config)
    {
        IEnumerable<string> fields = Tables.Where(table => File.Exists(Path.Combine(ShippedResults.Folder, name, table))).SelectMany(table => ShippedResults.Table(name, table)).SelectMany(row => row.Values);
        IEnumerable<string> days = ShippedResults.Table(name, "daily.csv").Where(row => config.Horizons.Contains(int.Parse(row["day"], CultureInfo.InvariantCulture))).SelectMany(row => row.Values);
        return fields.Concat(days).Select(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)
            .Where(double.IsFinite).Append(config.Seed).Distinct().Order();
    }

    /// <summary>All numbers with intervals: the mean, and its two ends.</summary>
    private static IEnumerable<double[]> Rows(string name)
    {
        foreach (string table in (string[])[.. Tables, "daily.csv"])
        {
            if (!File.Exists(Path.Combine(ShippedResults.Folder, name, table)))
            {
                continue;
            }

            foreach (Dictionary<string, string> row in ShippedResults.Table(name, table))
            {
                foreach (string column in row.Keys.Where(column => row.ContainsKey($"{column}_low") && row[$"{column}_low"].Length > 0))
                {
                    yield return [ShippedResults.Number(row[column]), ShippedResults.Number(row[$"{column}_low"]), ShippedResults.Number(row[$"{column}_high"])];
                }
            }
        }
    }

    private static bool Fits(Match triple, double[] row) =>
        ((string[])["mean", "low", "high"]).Zip(row, (part, number) => Figure().Match(triple.Groups[part].Value) is { Success: true } figure && IsKnown(figure, [number])).All(fits => fits);

    /// <summary>Whether a table has a number that is written so, at the digits shown.</summary>
    private static bool IsKnown(Match figure, double[] known)
    {
        double scale = figure.Groups["unit"].Value switch { "k" => 1e3, "M" => 1e6, "%" => 0.01, _ => 1 };
        int digits = figure.Groups["digits"].Length;
        double value = scale * double.Parse(figure.Groups["number"].Value, CultureInfo.InvariantCulture) * (figure.Groups["sign"].Length > 0 ? -1 : 1);
        double slack = 0.5 * scale * Math.Pow(10, -digits) * (1 + 1e-6);
        int at = Array.BinarySearch(known, value - slack);
        at = at < 0 ? ~at : at;
        return at < known.Length && known[at] <= value + slack;
    }

    /// <summary>What a reader reads of a page outside of its drawings, its file and its origin.</summary>
    private static string TextOf(string page)
    {
        string body = page[page.IndexOf("<article", StringComparison.Ordinal)..];
        return WebUtility.HtmlDecode(Tag().Replace(NotRead().Replace(body, " "), " "));
    }

    [GeneratedRegex(@"(?<![\p{L}\d_.#/-])(?<sign>−)?(?<number>\d+(\.(?<digits>\d+))?)(?<unit>[kM%])?(?![\p{L}\d_])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<mean>−?[\d.]+[kM%]?) \[(?<low>−?[\d.]+[kM%]?), (?<high>−?[\d.]+[kM%]?)\]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Triple();

    [GeneratedRegex(@"File: \[(?<name>[\w-]+)\.json\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileOf();

    [GeneratedRegex("<(?<tag>svg|script|style|figcaption).*?</\\k<tag>>|<section class=\"origin\">.*?</section>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NotRead();

    [GeneratedRegex("<[^>]*>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Tag();
}
