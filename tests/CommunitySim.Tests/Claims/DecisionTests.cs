using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Claims;

/// <summary>The choice under doubt: what it says about a space holds for communities drawn from that space.</summary>
public sealed class DecisionTests
{
    // Three strategies that are each best somewhere.
    private const string Community = """
        { "days": 60, "horizons": [60], "seed": SEED, "replicates": WORLDS, "community": { "members": 50 }, "brand": { "saleMargin": 20 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "absent": {} },
          "sample": { "design": "DESIGN", "points": POINTS, "over": {
            "community.cohesion": { "from": 0, "to": 1 }, "member.choiceSensitivity": { "from": 4, "to": 16 },
            "brand.saleMargin": { "from": 10, "to": 60 }, "member.effort": { "from": 0.15, "to": 0.6 } } } }
        """;

    private static readonly Lazy<Decision> Said = new(() => Decision.Of(Runner.Run(Read(1, 4, 128, "sobol"), 2))!);

    [Test]
    public void The_shares_of_the_space_add_up_to_one_and_the_best_has_the_least_regret()
    {
        Decision decision = Said.Value;

        Assert.That(decision.Options.Sum(option => option.ShareBest.Mean), Is.EqualTo(1).Within(1e-9));
        Assert.That(decision.Options.Select(option => option.MeanRegret.Mean), Is.Ordered);
        Assert.That(decision.PerfectInformation, Is.EqualTo(decision.Best.MeanRegret));
        foreach (OptionOverSpace option in decision.Options)
        {
            double gap = decision.Best.Mean.Mean - option.Mean.Mean;
            Assert.That(option.MeanRegret.Mean - decision.PerfectInformation.Mean, Is.EqualTo(gap).Within(1e-6 + (1e-9 * Math.Abs(gap))));
        }
    }

    [Test]
    public void What_is_said_of_the_space_holds_for_200_communities_of_unknown_parameters()
    {
        const int Truths = 200, Worlds = 20;
        using ExperimentResult truths = Runner.Run(Read(77, Worlds, Truths, "latinHypercube"), 2);
        double[][] values = [.. truths.Cells.Select(cell => Enumerable.Range(0, 3).Select(strategy => cell.Runs(strategy, Observable.Value, 0).Average()).ToArray())];

        foreach (OptionOverSpace said in Said.Value.Options)
        {
            double frequency = values.Average(truth => truth[said.Option] == truth.Max() ? 1.0 : 0);
            Interval regret = Interval.OfMean(values.Select(truth => truth.Max() - truth[said.Option]), Bounds.None);
            string name = truths.Config.Strategies[said.Option].Name;
            Assert.That(said.ShareBest.Mean, Is.EqualTo(frequency).Within(0.1), name);

            // Both are estimates: the half-widths add up to more than 99% of the difference.
            Assert.That(
                said.MeanRegret.Mean, Is.EqualTo(regret.Mean).Within(regret.HalfWidth + said.MeanRegret.HalfWidth), name);
        }
    }

    [Test]
    public void A_study_of_one_strategy_or_of_swept_values_makes_no_decision()
    {
        ExperimentConfig config = Read(1, 2, 4, "sobol");

        Assert.That(Decision.Fits(config), Is.True);
        Assert.That(Decision.Fits(config with { Strategies = [config.Strategies[0]] }), Is.False);
        Assert.That(Decision.Fits(config with { Sweep = [new SweepAxis("member.effort", [0.1, 0.2])] }), Is.False);
        Assert.That(Decision.Fits(config with { Sample = null }), Is.False);
    }

    private static ExperimentConfig Read(ulong seed, int worlds, int points, string design) => ExperimentReader.Parse(
        System.Text.Encoding.UTF8.GetBytes(Community
            .Replace("SEED", $"{seed}", StringComparison.Ordinal).Replace("WORLDS", $"{worlds}", StringComparison.Ordinal)
            .Replace("POINTS", $"{points}", StringComparison.Ordinal).Replace("DESIGN", design, StringComparison.Ordinal)),
        "decision.json", []);
}
