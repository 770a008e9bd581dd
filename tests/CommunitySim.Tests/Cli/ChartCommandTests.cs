using System.Diagnostics;
using CommunitySim.Charts;
using CommunitySim.Charts.Planning;
using CommunitySim.Cli;

namespace CommunitySim.Tests.Cli;

/// <summary>Charts that are drawn again are those that the run drew.</summary>
internal sealed class ChartCommandTests
{
    private const string Small = """{ "days": 5, "replicates": 2, "community": { "members": 20 } }""";

    [Test]
    public void A_result_drawn_again_and_again_with_others_in_between_passes_verification()
    {
        using TestFolder folder = new(), second = new();
        string place = Command.Run(folder, Small), other = Command.Run(second, """{ "days": 4, "replicates": 2, "community": { "members": 12 }, "splits": 4 }""");
        IReadOnlyDictionary<string, string> bytes = Command.Bytes(place);
        foreach (string one in (string[])[place, other, place])
        {
            Assert.That(Command.Say("chart", one).Code, Is.Zero);
        }

        Assert.That(Command.Bytes(place), Is.EqualTo(bytes));
        (int code, string output, _) = Command.Say("verify", place);
        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public void Charts_drawn_in_another_order_are_the_same()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        Dictionary<string, string> drawn = Charts(place);
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(["chart", place], new ChartSet(config => [.. ChartPlan.Create(config).Reverse()]), output, error);

        Assert.That((code, error.ToString()), Is.EqualTo((0, "")));
        Assert.That(Charts(place), Is.EqualTo(drawn).And.Not.Empty);
    }

    [Test]
    public void Drawing_complains_of_nothing()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small);
        using Process chart = Program.Start("chart", place);

        Assert.That(chart.Finish(), Is.EqualTo((0, "")));
        Assert.That(Directory.GetFiles(Path.Combine(place, "charts"), "*.png"), Is.Not.Empty);
    }

    private static Dictionary<string, string> Charts(string place) => Directory.GetFiles(Path.Combine(place, "charts"), "*.svg").ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
}
