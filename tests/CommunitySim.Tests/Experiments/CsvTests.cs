using System.Globalization;
using System.Text;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Tests.Experiments;

/// <summary>A table opens as numbers and words, and computes nothing of its own.</summary>
internal sealed class CsvTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("  =1+1", "'  =1+1")]
    [TestCase("+cmd", "'+cmd")]
    [TestCase("-cmd", "'-cmd")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("\"=1", "\"'\"\"=1\"")]
    [TestCase("\uFF1D1", "'\uFF1D1")]
    [TestCase("\uFF20x", "'\uFF20x")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("-1.25E-05", "-1.25E-05")]
    [TestCase("a-b", "a-b")]
    [TestCase("a,b", "\"a,b\"")]
    public void A_cell_is_no_formula(string field, string written)
    {
        using TestFolder folder = new();
        Csv.Write(folder["a.csv"], ["x"], [[field]]);

        Assert.That(File.ReadAllText(folder["a.csv"]), Is.EqualTo($"x\n{written}\n"));
    }

    [Test]
    public void With_semicolons_numbers_have_commas_and_names_stay()
    {
        using TestFolder folder = new();
        Csv.Write(folder["a.csv"], ["strategy", "value", "path"], [["1.5", "-0.875", "a;b"], ["a,\"b\"\nc", "1E-05", ""], ["'=x", "12", "v1.2"]]);
        Csv.WriteWithSemicolons(folder["a.csv"], folder["b.csv"]);
        byte[] bytes = File.ReadAllBytes(folder["b.csv"]);

        Assert.That(bytes[..3], Is.EqualTo(Encoding.UTF8.GetPreamble()));
        Assert.That(Encoding.UTF8.GetString(bytes[3..]), Is.EqualTo("strategy;value;path\n1.5;-0,875;\"a;b\"\n\"a,\"\"b\"\"\nc\";1E-05;\n''=x;12;v1.2\n"));
    }

    [Test]
    public void A_run_with_semicolons_is_verified_and_every_number_is_read_in_German()
    {
        NumberFormatInfo german = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
        using TestFolder folder = new();
        string place = Cli.Command.RunWithoutCharts(folder, """{ "days": 20, "replicates": 2, "community": { "members": 30 } }""");
        string plain = Read(place, "comparisons.csv");
        (int code, _, string error) = Cli.Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--quiet", "--csv", "semicolon");
        string[][] points = Rows(Read(place, "comparisons.csv"), ','), commas = Rows(Read(place, "csv-semicolon/comparisons.csv"), ';');

        Assert.That((code, error, Read(place, "comparisons.csv")), Is.EqualTo((0, "", plain)));
        Assert.That(Directory.GetFiles(Path.Combine(place, "csv-semicolon")), Has.Length.EqualTo(4));
        Assert.That(commas, Has.Length.EqualTo(points.Length));
        foreach ((string point, string comma) in points.SelectMany(row => row).Zip(commas.SelectMany(row => row)))
        {
            Assert.That(double.TryParse(comma, NumberStyles.Float, german, out double read) ? read.ToString("R", CultureInfo.InvariantCulture) : comma, Is.EqualTo(double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number.ToString("R", CultureInfo.InvariantCulture) : point));
        }

        Assert.That(Cli.Command.SayWithoutCharts("verify", place, "--sample", "1").Code, Is.Zero);
        Assert.That(Cli.Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--quiet", "--replicates", "3").Code, Is.Zero);
        Assert.That(Read(place, "csv-semicolon/runs.csv").Split('\n'), Has.Length.EqualTo(Read(place, "runs.csv").Split('\n').Length));
        Assert.That(Cli.Command.SayWithoutCharts("verify", place, "--sample", "1").Code, Is.Zero);
    }

    private static string Read(string place, string name) => File.ReadAllText(Path.Combine(place, name));

    private static string[][] Rows(string text, char separator) => [.. text.TrimEnd('\n').Split('\n').Select(row => row.Split(separator))];
}
