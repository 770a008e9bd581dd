using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Experiments;

public class PreregistrationTests
{
    private const string Text = """
        { "days": 5, "replicates": 2, "claim": { "id": "C1", "says": "x", "expect": [{ "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"], "matters": MATTERS }] } }
        """;

    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_claim_is_noted_once_and_again_only_after_a_change()
    {
        using TestFolder folder = new();
        ExperimentConfig first = Read(folder, "0.02"), changed = Read(folder, "0.01");

        Preregistration.Note(folder.Path, first, 0, Monday);
        Preregistration.Note(folder.Path, first, 4, Monday.AddDays(1));
        IReadOnlyList<RegisteredClaim> record = Preregistration.Note(folder.Path, changed, 6, Monday.AddDays(2));

        Assert.That(record, Is.EqualTo(new RegisteredClaim[]
        {
            new(Preregistration.HashOf(first)!, Monday, 0),
            new(Preregistration.HashOf(changed)!, Monday.AddDays(2), 6),
        }));
        Assert.That(Preregistration.Read(folder.Path), Is.EqualTo(record));
        Assert.That(Preregistration.HashOf(changed), Is.Not.EqualTo(Preregistration.HashOf(first)));
    }

    [Test]
    public void What_an_earlier_form_came_to_is_no_part_of_the_claim()
    {
        using TestFolder folder = new();
        ExperimentConfig config = Read(folder, "0.02");

        Assert.That(Preregistration.HashOf(config with { Claim = config.Claim! with { Earlier = "supported" } }), Is.EqualTo(Preregistration.HashOf(config)));
    }

    [Test]
    public void A_fresh_start_keeps_the_record_and_counts_the_runs_before_it()
    {
        using TestFolder folder = new();
        Command.RunWithoutCharts(folder, Text.Replace("MATTERS", "0.02", StringComparison.Ordinal));
        string place = Command.RunWithoutCharts(folder, Text.Replace("MATTERS", "0.01", StringComparison.Ordinal), "--fresh");

        Assert.That(Preregistration.Read(place).Select(claim => claim.RunsBefore), Is.EqualTo(new[] { 0L, 6L }), "two worlds under three strategies");
    }

    [Test]
    public void A_damaged_record_is_refused()
    {
        using TestFolder folder = new();
        folder.Write(Preregistration.Name, "[{}]");

        Assert.That(() => Preregistration.Read(folder.Path), Throws.InstanceOf<InputException>());
    }

    private static ExperimentConfig Read(TestFolder folder, string matters) =>
        ExperimentReader.Read(folder.Write("mine.json", Text.Replace("MATTERS", matters, StringComparison.Ordinal)), []);
}
