using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Storage;

/// <summary>Precision instead of a count.</summary>
public class PrecisionTests
{
    private const string Small = """
        { "days": 30, "community": { "members": 60 }, "sweep": { "community.turnover": [0, 0.2], "community.cohesion": [0, 0.5, 1] },
          "replicates": { "precision": 0.02, "of": "reach", "atLeast": 5, "atMost": 200 } }
        """;

    [Test]
    public void Worlds_are_added_until_the_difference_is_known_as_well_as_asked_and_no_further()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small);

        foreach (CellResult cell in result.Cells)
        {
            double[] differences = [.. cell.Runs(1, Observable.Reach, 0).Zip(cell.Runs(0, Observable.Reach, 0), (challenger, baseline) => challenger - baseline)];
            Assert.That(differences, Has.Length.InRange(6, 199), "the case that is meant");
            for (int worlds = 5; worlds <= differences.Length; worlds++)
            {
                Interval interval = Interval.OfMean(differences[..worlds], Bounds.Balance);
                Assert.That((interval.High - interval.Low) / 2 <= 0.02, Is.EqualTo(worlds == differences.Length), $"after {worlds} worlds");
            }
        }
    }

    [Test]
    public void Cells_get_as_many_as_each_needs_and_the_summary_says_how_many()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small);
        int[] worlds = [.. result.Cells.Select(cell => cell.Replicates).Order()];

        Assert.That(worlds[0], Is.LessThan(worlds[^1]));
        Assert.That(Summary.Of(new ExperimentAnalysis(result)).Text, Does.Match($"difference in reach on day 30 .*±0\\.02: {worlds[0]} to {worlds[^1]} worlds .*{worlds.Sum()} in total.* was reached in every cell"));
    }

    [Test]
    public void What_is_known_well_enough_at_once_gets_the_fewest_worlds()
    {
        using TestFolder folder = new();

        Assert.That(Run(folder, Small.Replace("0.02", "1", StringComparison.Ordinal)).Cells.Select(cell => cell.Replicates), Is.All.EqualTo(5));
    }

    [Test]
    public void Where_the_most_is_not_enough_the_summary_says_so()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Small.Replace("0.02", "0.0001", StringComparison.Ordinal).Replace("200", "12", StringComparison.Ordinal));

        Assert.That(result.Cells.Select(cell => cell.Replicates), Is.All.EqualTo(12));
        Assert.That(Summary.Of(new ExperimentAnalysis(result)).Text, Does.Match("\\*\\*not reached\\*\\* within 12 worlds in 6 of 6 cells; .*±0\\.0"));
    }

    [Test]
    public void The_number_of_threads_does_not_change_how_many([Values(2, 7)] int threads)
    {
        using TestFolder one = new(), many = new();

        Assert.That(Command.Bytes(Command.RunWithoutCharts(many, Small, "--threads", $"{threads}")), Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(one, Small, "--threads", "1"))));
    }

    [Test]
    public void A_finer_precision_goes_on_from_a_coarser_one_and_a_coarser_one_takes_the_first_worlds()
    {
        using TestFolder grown = new(), whole = new();
        Command.RunWithoutCharts(grown, Small);
        string place = Command.RunWithoutCharts(grown, Small, "--set", "replicates.precision=0.016");

        Assert.That(Command.Bytes(place), Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(whole, Small, "--set", "replicates.precision=0.016"))));
        using TestFolder coarse = new();
        Assert.That(Command.Bytes(Command.RunWithoutCharts(grown, Small)), Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(coarse, Small))));
    }

    [Test]
    public void A_number_on_the_command_line_stands_above_a_precision_in_the_file()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Small), ["replicates=7"]);

        Assert.That(config.Replicates, Is.EqualTo(Replicates.Exactly(7)));
    }

    [TestCase("""{ "replicates": { "precision": 0.01 } }""")]
    public void What_is_not_said_is_trust_and_30_to_2000(string text)
    {
        using TestFolder folder = new();

        Assert.That(ExperimentReader.Read(folder.Write("mine.json", text), []).Replicates, Is.EqualTo(new Replicates { Precision = 0.01, Of = Observable.Trust }));
    }

    [TestCase("""{ "replicates": {} }""", "\"precision\" is missing")]
    [TestCase("""{ "replicates": { "of": "trust" } }""", "\"precision\" is missing")]
    [TestCase("""{ "replicates": { "precision": 0.01, "atLeast": 50, "atMost": 20 } }""", "atLeast is 50, but atMost is 20")]
    [TestCase("""{ "replicates": { "precision": 0 } }""", "replicates.precision: found the number 0")]
    [TestCase("""{ "replicates": { "precision": 0.1, "of": "trst" } }""", "Did you mean trust?")]
    [TestCase("""{ "replicates": { "precision": 0.1, "atleast": 3 } }""", "Did you mean atLeast?")]
    [TestCase("""{ "replicates": { "precision": 0.1 }, "strategies": { "a": {} } }""", "there is only one")]
    [TestCase("""{ "replicates": [1] }""", "found a list")]
    public void What_makes_no_sense_is_refused(string text, string words)
    {
        using TestFolder folder = new();

        Assert.That(() => ExperimentReader.Read(folder.Write("mine.json", text), []), Throws.TypeOf<InputException>().With.Message.Contains("mine.json:1:").And.Message.Contains(words));
    }

    private static ExperimentResult Run(TestFolder folder, string text)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        return Runner.Run(config, 2);
    }
}
