using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Experiments;

internal sealed class NetworkSnapshotsTests
{
    /// <summary>Shares are counts, trust is published in steps of 2⁻²³ and read as a float.</summary>
    [Test]
    public void Members_are_those_that_the_first_world_had([Values(0, 1)] int strategy)
    {
        ExperimentConfig config = Config();
        CellResult cell = Runner.Run(config, 1).Cells[1];
        NetworkSnapshots world = NetworkSnapshots.Take(config, cell.Cell, strategy, [60, 1, 30, 60]);

        Assert.That(world.Snapshots.Select(snapshot => snapshot.Day), Is.EqualTo(new[] { 1, 30, 60 }));
        Assert.That(world.Network.Members, Is.EqualTo(70));
        foreach (NetworkSnapshot snapshot in world.Snapshots)
        {
            Assert.That(snapshot.Members.Average(member => (double)member.Trust), Is.EqualTo(cell.Daily(strategy, Observable.Trust, snapshot.Day).Mean).Within(1e-6));
            Assert.That(snapshot.Members.Count(member => member.Customer) / 70.0, Is.EqualTo(cell.Daily(strategy, Observable.Customers, snapshot.Day).Mean).Within(1e-12));
            Assert.That(snapshot.Members.Count(member => member.Muted) / 70.0, Is.EqualTo(cell.Daily(strategy, Observable.Muted, snapshot.Day).Mean).Within(1e-12));
        }
    }

    [Test]
    public void Severed_ties_are_those_that_the_first_world_had()
    {
        ExperimentConfig config = Config(""" "community": { "members": 70, "cut": 1 } """);
        CellResult cell = Runner.Run(config, 1).Cells[0];
        NetworkSnapshots world = NetworkSnapshots.Take(config, cell.Cell, 0, [1, 30, 60]);

        Assert.That(world.Snapshots[2].Severed, Is.Not.Empty);
        Assert.That(world.Snapshots[2].Severed, Is.SubsetOf(world.Ties));
        foreach (NetworkSnapshot snapshot in world.Snapshots)
        {
            Assert.That(1 - (snapshot.Severed.Count / (double)world.Ties.Count), Is.EqualTo(cell.Daily(0, Observable.LiveTies, snapshot.Day).Mean).Within(1e-12));
        }
    }

    [TestCase(0)]
    [TestCase(61)]
    public void Days_that_the_experiment_does_not_have_are_refused(int day)
    {
        ExperimentConfig config = Config();
        Assert.That(() => NetworkSnapshots.Take(config, config.Cells()[0], 0, [30, day]), Throws.ArgumentException.With.Message.Contains("1 to 60").And.Message.Contains($"{day}"));
        Assert.That(() => NetworkSnapshots.Take(config, config.Cells()[0], 0, []), Throws.ArgumentException.With.Message.Contains("none"));
    }

    private static ExperimentConfig Config(string more = """ "community": { "members": 70 }, "sweep": { "community.cohesion": [0, 1] } """)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", $$"""{ "days": 60, "replicates": 1, {{more}} }"""), []);
    }
}
