using System.IO.Compression;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Tests.Cli;

/// <summary>A made-up firm goes from its raw export to a board pack by the four commands of the README's second chapter.</summary>
public sealed class FirmTests
{
    [Test]
    public void Four_commands_lead_from_an_export_to_two_pages()
    {
        using TestFolder folder = new();
        int staying = MadeUpFirm.Write(folder.Path);
        string community = folder["community"], mine = folder["mine.json"];

        Do("import", folder["replies.csv"], "--members", folder["members.csv"], "--out", community);
        Do("new", mine, "--from", community);
        Do("run", mine, "--out", folder["results"], "--replicates", "4", "--days", "40", "--set", "horizons=[40]", "--set", "sensitivity.points=20", "--quiet");
        Do("report", folder["results/mine"], "--board", "--xlsx", "--out", folder["board"]);

        JsonObject measured = JsonNode.Parse(File.ReadAllText(Path.Combine(community, "measured.json")))!["measured"]!.AsObject();
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(folder["results/mine"], "config.json"), []);
        Assert.That(config.MembersOf(config.Cells()[0]), Is.EqualTo(staying), "silent members are members, those who left are not, and nobody is invented");
        string[][] rows = [.. File.ReadLines(Path.Combine(community, "members.csv")).Skip(1).Select(line => line.Split(','))];
        double wholeTime = rows.Where(row => string.CompareOrdinal(row[6], "2025-01-01") <= 0).Average(row => row[5] == "1" ? 1.0 : 0);
        Assert.That(config.MembersSource!.Table.Lurker!, Is.EqualTo(rows.Select(row => row[5] == "1")));
        Assert.That(wholeTime, Is.EqualTo((double)measured["member.lurkerShare"]!["value"]!).Within(1e-9));
        Assert.That(config.Values["community.turnover"], Is.EqualTo((double)measured["community.turnover"]!["value"]!));
        SampledParameter turnover = config.Sensitivity!.Over.Single(found => found.Path == "community.turnover");
        Assert.That((turnover.Low, turnover.High), Is.EqualTo(((double)measured["community.turnover"]!["low"]!, (double)measured["community.turnover"]!["high"]!)));
        Assert.That(Pages(folder["board/mine/board.pdf"]), Is.EqualTo(2));
        using ZipArchive book = ZipFile.OpenRead(folder["board/mine/tables.xlsx"]);
        Assert.That(book.Entries.Select(entry => entry.FullName), Does.Contain("xl/workbook.xml"));
        Assert.That(File.ReadAllText(folder["results/mine/decision.csv"]), Does.StartWith("strategy,bestShare"));
    }

    [Test]
    public void Its_own_numbers_are_fitted_and_answered_in_order()
    {
        using TestFolder folder = new();
        MadeUpFirm.Write(folder.Path);
        Do("import", folder["replies.csv"], "--members", folder["members.csv"], "--out", folder["community"]);
        Do("new", folder["mine.json"], "--from", folder["community"]);
        folder.Write("observations.csv", """
            date_from,date_to,measure,value,se,n,unit
            2025-01-01,2025-01-10,trust,0.28,0.03,,
            2025-01-11,2025-01-20,trust,0.25,0.03,,
            2025-01-01,2025-01-10,newCustomers,700,,,people
            2025-01-11,2025-01-20,newCustomers,400,,,people
            """);
        Do(
            "fit", folder["mine.json"], "--data", folder["observations.csv"], "--out", folder["results"], "--points", "200", "--quiet",
            "--set", "days=40", "--set", "horizons=[40]", "--set", "calendar.start=2025-01-01", "--set", "history.decideOn=21",
            "--set", "history.pitch=1", "--set", "fit.otherForms=0", "--set", "fit.truths=20");

        string[] bullets = [.. File.ReadLines(folder["results/mine-fit/summary.md"]).Where(line => line.StartsWith("- **", StringComparison.Ordinal))];
        Assert.That(bullets[0], Does.Contain("your data"));
        Assert.That(bullets[1], Does.Contain("after your data").Or.Contain("Do not rest a decision"));
        Assert.That(bullets[2], Does.Contain("before/after comparison"));
        Assert.That(File.ReadLines(folder["results/mine-fit/fit.csv"]).Count(), Is.EqualTo(1 + 4));
    }

    private static void Do(params string[] arguments)
    {
        (int code, _, string error) = Command.Say(arguments);
        Assert.That(code, Is.Zero, error);
    }

    // A PDF names each page as an object of the type Page.
    private static int Pages(string pdf) => File.ReadAllText(pdf, System.Text.Encoding.Latin1).Split("/Type /Page\n").Length - 1;
}
