using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>A sample may take its points from a file, such as the posterior of a fit.</summary>
public sealed class PointsFileTests
{
    private const string Text = """{ "days": 20, "replicates": 2, "community": { "members": 40 }, "sample": { "points": "points.csv" } }""";

    [Test]
    public void Each_line_is_a_point_with_worlds_of_its_own()
    {
        using TestFolder folder = new();
        ExperimentConfig config = Read(folder, "member.reciprocity,community.dissent,community.network.degree\n0.25,linear,8\n0.5,power,10\n0.25,linear,8\n");

        IReadOnlyList<Cell> cells = config.Cells();

        Assert.That(cells.Select(cell => string.Join(' ', cell.Texts)), Is.EqualTo((string[])["0.25 linear 8", "0.5 power 10"]), "a point that stands twice is one cell");
        Assert.That(cells.Select(cell => cell.Luck), Is.Unique);
        Assert.That(config.MemberOf(cells[1]).Reciprocity, Is.EqualTo(0.5));
        Assert.That(config.CommunityOf(cells[0]).Dissent, Is.EqualTo(DissentForm.Linear));
    }

    [Test]
    public void A_result_of_points_from_a_file_can_be_read_again_and_verified()
    {
        using TestFolder folder = new();
        folder.Write("points.csv", "member.reciprocity;member.effort\n0.25;0.2\n0.5;0.3\n0.1;0.4\n");
        string place = Cli.Command.RunWithoutCharts(folder, Text);
        string earlier = File.ReadAllText(Path.Combine(place, "runs.csv"));
        (int code, string output, _) = Cli.Command.SayWithoutCharts("verify", place);
        (int again, string told, _) = Cli.Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"]);

        Assert.That((code, again), Is.EqualTo((0, 0)), output);
        Assert.That(told, Does.Contain("finished before"));
        Assert.That(File.Exists(Path.Combine(place, "points/points.csv")));
        Assert.That(earlier, Does.StartWith("strategy,member.reciprocity,member.effort,replicate"));
    }

    [Test]
    public void A_point_has_the_same_worlds_wherever_it_stands()
    {
        using TestFolder folder = new();
        ExperimentConfig first = Read(folder, "member.effort\n0.1\n0.2\n0.3\n"), moved = Read(folder, "member.effort\n0.3\n0.2\n");
        Assert.That(moved.Cells()[0].Luck, Is.EqualTo(first.Cells()[2].Luck));
        Assert.That(moved.Cells()[1].Luck, Is.EqualTo(first.Cells()[1].Luck));
    }

    [TestCase("member.recipricity\n0.1\n0.2\n", "points.csv:1", "member.reciprocity")]
    [TestCase("member.reciprocity\n0.1\n-3\n", "points.csv:3", "a number from 0")]
    [TestCase("member.reciprocity,member.effort\n0.1,0.2\n0.1\n", "points.csv:3", "1 values")]
    [TestCase("member.reciprocity\n0.1\n", "points.csv", "at least 2")]
    [TestCase("member.reciprocity,member.reciprocity\n0.1,0.1\n0.2,0.2\n", "points.csv:1", "two columns")]
    [TestCase("", "points.csv", "first line")]
    public void A_wrong_file_is_refused_with_line_and_remedy(string points, string where, string remedy)
    {
        using TestFolder folder = new();
        InputException fault = Assert.Throws<InputException>(() => Read(folder, points))!;
        Assert.That(fault.Message, Does.Contain(where).And.Contain(remedy));
    }

    [Test]
    public void A_file_of_points_needs_no_design_and_no_ranges()
    {
        using TestFolder folder = new();
        folder.Write("points.csv", "member.reciprocity\n0.1\n0.2\n");
        string text = """{ "sample": { "points": "points.csv", "design": "sobol" } }""";
        InputException fault = Assert.Throws<InputException>(() => ExperimentReader.Read(folder.Write("mine.json", text), []))!;
        Assert.That(fault.Message, Does.Contain("sample.design"));
    }

    private static ExperimentConfig Read(TestFolder folder, string points)
    {
        folder.Write("points.csv", points);
        return ExperimentReader.Read(folder.Write("mine.json", Text), []);
    }
}
