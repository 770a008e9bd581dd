using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Experiments;

public class ShippedExperimentTests
{
    internal static IEnumerable<string> Files() => Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "*.json").Select(file => Path.GetFileName(file)).Where(name => name != JsonSchema.FileName).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void It_can_be_read_and_asks_a_question(string file)
    {
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(Repository.Root, "experiments", file), []);

        Assert.That(config.Question, Does.EndWith("?"));
        Assert.That(config.Challenger, Is.Not.Null);
    }

    [TestCaseSource(nameof(Files))]
    public void It_names_the_schema_first(string file) => Assert.That(
        File.ReadAllText(Path.Combine(Repository.Root, "experiments", file)), Does.StartWith($"{{\n  \"$schema\": \"{JsonSchema.FileName}\",\n"));

    [Test]
    public void Enron_runs_and_connect_is_ahead_on_trust_by_day_10()
    {
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(Repository.Root, "experiments", "real-networks.json"), []);
        config = config with
        {
            Days = 10,
            Horizons = [10],
            Replicates = Replicates.Exactly(2),
            Claim = null,
            Sensitivity = null,
            Sweep = [config.Sweep[0] with { Values = [NetworkKind.File] }],
        };

        CellResult cell = Runner.Run(config, 2).Cells[0];

        Assert.That(config.MembersOf(config.Cells()[0]), Is.EqualTo(36_692));
        Assert.That(cell.Compare(Observable.Trust, 0).Won, Is.EqualTo(1));
    }
}
