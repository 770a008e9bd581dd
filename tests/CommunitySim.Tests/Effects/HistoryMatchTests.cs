using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Effects;

/// <summary>What is ruled out, and what experiments say of the rest.</summary>
internal sealed class HistoryMatchTests
{
    private const string Small = """
        { "days": 10, "horizons": [5, 10], "replicates": 2, "community": { "members": 30 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
          "sensitivity": { "points": 32, "replicates": 2, "levels": 2, "levelReplicates": 2, "members": 30, "over": { OVER } } }
        """;

    [Test]
    public void Implausibility_grows_with_distance_and_one_effect_rules_out()
    {
        RandomisedEffect effect = HistoryMatch.Effects[0];
        double[] distances = [.. Enumerable.Range(0, 6).Select(step => effect.Implausibility(effect.Figure - (step * effect.Error)))];

        Assert.That(distances, Is.EqualTo(new[] { 0.0, 1, 2, 3, 4, 5 }).Within(1e-9));
        Assert.That(new Judgement([0, 0], [3.01, 0]).IsRuledOut, Is.True);
        Assert.That(new Judgement([0, 0], [2.99, double.NaN]).IsRuledOut, Is.False);
    }

    [Test]
    public void Every_effect_says_where_it_is_from_and_how_wrong_it_may_be()
    {
        Assert.That(HistoryMatch.Effects.Select(effect => effect.Name), Is.Unique);
        foreach (RandomisedEffect effect in HistoryMatch.Effects)
        {
            Assert.That((effect.Source.Length > 0, effect.Doi.Length > 0, effect.Why.Length > 0, effect.Discrepancy > 0), Is.EqualTo((true, true, true, true)), effect.Name);
        }
    }

    [Test]
    public void Where_nothing_is_ruled_out_the_rest_is_the_whole()
    {
        (SpaceStudy space, Decision decision, string[] columns, string[] row) = Run("\"brand.saleMargin\": { \"from\": 30, \"to\": 120 }");

        Assert.That(space.Shares.Select(share => share.PointsLeft), Is.EqualTo(space.Shares.Select(share => share.Points)));
        Assert.That(space.Shares.Select(share => share.ShareLeft), Is.EqualTo(space.Shares.Select(share => share.Share)));
        Assert.That(decision.Left!.Options, Is.EqualTo(decision.Options));
        Assert.That(decision.Left.Families, Is.EqualTo(decision.Families));
        Assert.That(row[Array.IndexOf(columns, "bestShareLeft")], Is.EqualTo(row[Array.IndexOf(columns, "bestShare")]));
    }

    /// <summary>Members who tolerate nothing mute at once, whatever the sale brings.</summary>
    [Test]
    public void Where_too_few_points_stay_there_is_no_share_of_them()
    {
        (SpaceStudy space, Decision decision, string[] columns, string[] row) = Run("\"member.tolerance\": { \"from\": 0.01, \"to\": 0.05 }");

        Assert.That(space.Shares.Select(share => (share.PointsLeft, share.ShareLeft)), Is.All.EqualTo((0, default(Interval?))));
        Assert.That((decision.PointsLeft, decision.Left), Is.EqualTo((0, default(Decision))));
        Assert.That(row[Array.IndexOf(columns, "bestShareLeft")], Is.Empty);
        Assert.That(row[Array.IndexOf(columns, "pointsLeft")], Is.EqualTo("0"));
    }

    [Test]
    public void A_point_is_judged_by_the_files_community_and_not_by_what_a_strategy_changes()
    {
        ExperimentConfig config = ExperimentReader.Parse(
            """{ "strategies": { "shy": { "pitch": 1, "brand": { "visibility": 0, "helpCredit": 0 } }, "absent": {} } }"""u8.ToArray(), "x.json", []);

        Assert.That(HistoryMatch.Judge(config, [], []).Counterparts, Is.EqualTo(HistoryMatch.Judge(new(new(), new(), new())).Counterparts));
    }

    private static (SpaceStudy Space, Decision Decision, string[] Columns, string[] Row) Run(string over)
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small.Replace("OVER", over, StringComparison.Ordinal));
        using ExperimentResult result = ResultFolder.Load(place);
        ExperimentAnalysis analysis = new(result);
        string[] rows = File.ReadAllLines(Path.Combine(place, "decision.csv"));
        return (analysis.Space!, analysis.Decision!, rows[0].Split(','), rows[1].Split(','));
    }
}
