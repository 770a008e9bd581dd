using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Claims;

public class ClaimTests
{
    private const string Two = """
        "days": 20, "horizons": [10, 20], "replicates": 12, "community": { "members": 60 },
        "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
        """;

    [TestCase(1, 2, Side.Above, 0.5, Standing.Holds)]
    [TestCase(1, 2, Side.Above, 1, Standing.Open)]
    [TestCase(1, 2, Side.Above, 2.5, Standing.Fails)]
    [TestCase(0.5, 1, Side.Above, 1, Standing.Open, Description = "an end on the margin is not beyond it")]
    [TestCase(-2, -1, Side.Below, 0, Standing.Holds)]
    [TestCase(-2, 1, Side.Below, 0, Standing.Open)]
    [TestCase(1, 2, Side.Below, 0, Standing.Fails)]
    [TestCase(-3, -2, Side.Different, 1, Standing.Holds)]
    [TestCase(-0.5, 0.5, Side.Different, 1, Standing.Fails)]
    [TestCase(-2, 0.5, Side.Different, 1, Standing.Open)]
    [TestCase(double.NaN, double.NaN, Side.Above, 0, Standing.Open, Description = "one world says nothing")]
    public void An_expectation_holds_or_fails_only_where_the_whole_interval_lies_on_one_side(double low, double high, Side side, double margin, Standing standing) =>
        Assert.That(ClaimTest.Classify(new Interval((low + high) / 2, low, high), side, margin, matters: 0), Is.EqualTo(standing));

    [TestCase(0.03, 0.05, Side.Above, Standing.Holds)]
    [TestCase(0.01, 0.05, Side.Above, Standing.Open)]
    [TestCase(0.005, 0.015, Side.Above, Standing.Fails, Description = "more than nothing, and less than what matters")]
    [TestCase(-0.05, -0.03, Side.Below, Standing.Holds)]
    [TestCase(-0.01, 0.01, Side.Below, Standing.Fails)]
    [TestCase(-0.05, -0.01, Side.Below, Standing.Open)]
    [TestCase(0.03, 0.05, Side.Different, Standing.Holds)]
    [TestCase(-0.01, 0.015, Side.Different, Standing.Fails)]
    [TestCase(-0.01, 0.015, Side.Within, Standing.Holds)]
    [TestCase(-0.05, -0.03, Side.Within, Standing.Fails)]
    [TestCase(0.01, 0.03, Side.Within, Standing.Open)]
    public void An_expectation_holds_only_where_the_whole_interval_lies_beyond_what_matters(double low, double high, Side side, Standing standing) =>
        Assert.That(ClaimTest.Classify(new Interval((low + high) / 2, low, high), side, 0, matters: 0.02), Is.EqualTo(standing));

    // A bond of one hour has no effect on the help that a solver gives, so a placebo on bonding takes nothing away.
    [TestCase("\"member.reciprocity\": 0", "0.01", Verdict.Unattributed, Cause.HoldsWithout)]
    [TestCase("\"brand.consistency\": 0, \"member.disappointment\": 0, \"brand.bondGain\": 0, \"member.wordOfMouth\": 0, \"brand.quality\": 0", "0.01", Verdict.Supported, Cause.Shown)]
    [TestCase("\"brand.consistency\": 0, \"member.disappointment\": 0, \"brand.bondGain\": 0, \"member.wordOfMouth\": 0, \"brand.quality\": 0", "0", Verdict.Unattributed, Cause.NoSize)]
    public void A_claim_is_supported_only_if_it_does_not_hold_with_its_mechanism_off(string placebo, string matters, Verdict verdict, Cause cause)
    {
        ClaimTest test = Test($$"""
            { "days": 60, "replicates": 12, "community": { "members": 100 }, "strategies": { "connect": { "solve": 1 }, "absent": {} },
              "claim": { "id": "C1", "says": "x", "placebo": { {{placebo}} }, "expect": [
                { "that": "help earns trust", "of": "trust", "plus": ["connect"], "minus": ["absent"], "matters": {{matters}} } ] } }
            """);

        Assert.That((test.Here.Standing, test.Verdict, test.Cause), Is.EqualTo((Standing.Holds, verdict, cause)));
    }

    // The second expectation is about the threat and falls with it; the first does not depend on it.
    [TestCase("all", Verdict.Unattributed, Cause.HoldsWithout)]
    [TestCase("any", Verdict.Supported, Cause.Shown)]
    public void An_expectation_beside_the_point_does_not_fall_for_the_others(string needs, Verdict verdict, Cause cause)
    {
        ClaimTest test = Test($$"""
            { "days": 60, "replicates": 8, "community": { "members": 200 }, "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
              "claim": { "id": "C1", "says": "x", "needs": "{{needs}}", "placebo": { "member.threatPain": 0 }, "expect": [
                { "that": "connecting is trusted more", "of": "trust", "plus": ["connect"], "minus": ["convert"], "matters": 0.02 },
                { "that": "converting hurts more", "of": "pain", "plus": ["convert"], "minus": ["connect"], "matters": 0.1 } ] } }
            """);

        Assert.That(test.Here.Expectations.Select(one => one.Standing), Is.All.EqualTo(Standing.Holds));
        Assert.That(test.Placebo!.Expectations.Select(one => one.Standing), Is.EqualTo(new[] { Standing.Holds, Standing.Fails }));
        Assert.That((test.Verdict, test.Cause), Is.EqualTo((verdict, cause)));
    }

    [TestCase("convert", "absent")]
    [TestCase("absent", "convert", Description = "the same with the other sign")]
    public void A_difference_that_grows_with_the_mechanism_off_does_not_rest_on_it(string plus, string minus)
    {
        ClaimTest test = Test($$"""
            { "days": 60, "replicates": 40, "community": { "members": 200 }, "strategies": { "convert": { "pitch": 1 }, "absent": {} },
              "claim": { "id": "C1", "says": "x", "placebo": { "community.cohesion": 0 }, "attributeBy": "difference", "expect": [
                { "that": "converting changes the value", "of": "value", "plus": ["{{plus}}"], "minus": ["{{minus}}"], "is": "different", "matters": 10 } ] } }
            """);

        Assert.That(test.Here.Standing, Is.EqualTo(Standing.Holds));
        Assert.That(Math.Abs(test.Placebo!.Expectations[0].Places[0].Difference.Mean), Is.GreaterThan(Math.Abs(test.Expectations[0].Places[0].Difference.Mean)));
        Assert.That((test.Verdict, test.Cause), Is.EqualTo((Verdict.Unattributed, Cause.HoldsWithout)));
    }

    [Test]
    public void Nothing_is_refuted_where_nobody_says_what_matters()
    {
        ClaimTest test = Test($$"""
            { {{Two}} "claim": { "id": "C1", "says": "x", "expect": [
              { "that": "a", "of": "trust", "plus": ["convert"], "minus": ["connect"] } ] } }
            """);

        Assert.That((test.Here.Standing, test.Verdict), Is.EqualTo((Standing.Fails, Verdict.Undecided)));
    }

    [Test]
    public void Without_a_placebo_a_claim_that_holds_is_not_supported()
    {
        ClaimTest test = Test($$"""
            { {{Two}} "claim": { "id": "C1", "says": "x", "expect": [
              { "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"], "matters": 0.01 } ] } }
            """);

        Assert.That((test.Here.Standing, test.Verdict, test.Cause), Is.EqualTo((Standing.Holds, Verdict.Unattributed, Cause.NoPlacebo)));
    }

    [Test]
    public void A_claim_on_a_difference_asks_how_much_of_it_the_mechanism_makes()
    {
        const string Text = """
            { "days": 60, "replicates": 12, "community": { "members": 100 }, "strategies": { "connect": { "solve": 1 }, "absent": {} },
              "claim": { "id": "C1", "says": "x", "placebo": { "brand.skill": 0.5 }, "attributeBy": "difference", "expect": [
                { "that": "help earns trust", "of": "trust", "plus": ["connect"], "minus": ["absent"], "matters": MATTERS } ] } }
            """;
        ClaimTest small = Test(Text.Replace("MATTERS", "0.001", StringComparison.Ordinal)), large = Test(Text.Replace("MATTERS", "0.03", StringComparison.Ordinal));
        double[] here = [.. small.Expectations[0].Places[0].At.Values], placebo = [.. small.Placebo!.Expectations[0].Places[0].At.Values];

        Assert.That(small.Effect!.Expectations[0].Places[0].At.Values, Is.EqualTo(here.Zip(placebo, (one, other) => one - other)));
        Assert.That((small.Verdict, small.Cause), Is.EqualTo((Verdict.Supported, Cause.Shown)));
        Assert.That(large.Cause, Is.EqualTo(Cause.HoldsWithout));
    }

    [Test]
    public void The_best_policy_is_chosen_in_some_worlds_and_measured_in_the_others()
    {
        using TestFolder folder = new();
        using ExperimentResult result = Runner.Run(ExperimentReader.Read(folder.Write("mine.json", """
            { "days": 60, "horizons": [60], "replicates": 20, "community": { "members": 60 },
              "strategies": { "convert": { "pitch": 1, "best": { "hours": [1, 2], "leaveAfter": [10] } }, "absent": {} },
              "claim": { "id": "C3", "says": "x", "expect": [{ "that": "a", "of": "reach", "plus": ["best of convert"], "minus": ["absent"], "matters": 0.01 }] } }
            """), []), 2);
        string[] policies = ["convert", "convert for 10 days", "convert 1 h", "convert 1 h for 10 days", "convert 2 h", "convert 2 h for 10 days"];
        TestedPlace place = new ExperimentAnalysis(result).Claim!.Expectations[0].Places[0];

        IReadOnlyList<double> Of(string strategy, Observable observable) => result.Cells[0].Runs(result.Config.IndexOf(strategy), observable, 0);
        string best = policies.MaxBy(policy => Of(policy, Observable.Value).Where((_, world) => world % 2 == 0).Average())!;
        Assert.That(result.Config.Strategies.Where(strategy => strategy.Family == "convert").Select(strategy => strategy.Name), Is.EquivalentTo(policies));
        Assert.That(place.At.Best, Is.EqualTo(new[] { best }));
        Assert.That(place.At.Worlds, Is.EqualTo(Enumerable.Range(0, 10).Select(world => (2 * world) + 1)));
        Assert.That(place.At.Values, Is.EqualTo(Of(best, Observable.Reach).Where((_, world) => world % 2 == 1)), "nobody reaches anybody while absent");
    }

    [Test]
    public void Terms_have_weights_and_days_of_their_own()
    {
        using TestFolder folder = new();
        using ExperimentResult result = Runner.Run(ExperimentReader.Read(folder.Write("mine.json", $$"""
            { {{Two}} "claim": { "id": "C14", "says": "x", "expect": [
              { "that": "a", "of": "trust", "plus": ["2 * connect", "connect @ day = 10"], "minus": ["0.5*convert @ day = 10"] },
              { "that": "b", "of": "log-odds of reach", "plus": ["connect"] },
              { "that": "c", "of": "reach less customers", "plus": ["connect"] } ] } }
            """), []), 2);
        IReadOnlyList<TestedExpectation> tested = new ExperimentAnalysis(result).Claim!.Expectations;

        IReadOnlyList<double> Of(string strategy, Observable observable, int horizon) => result.Cells[0].Runs(result.Config.IndexOf(strategy), observable, horizon);
        double[] reach = [.. Of("connect", Observable.Reach, 1)];
        Assert.That(tested[0].Places[0].At.Values, Is.EqualTo(Enumerable.Range(0, 12).Select(world =>
            (2 * Of("connect", Observable.Trust, 1)[world]) + Of("connect", Observable.Trust, 0)[world] - (0.5 * Of("convert", Observable.Trust, 0)[world]))).Within(1e-12));
        Assert.That(tested[1].Places[0].At.Values, Is.EqualTo(reach.Select(share => Math.Log((share + (1 / 120.0)) / (1 - share + (1 / 120.0))))).Within(1e-12));
        Assert.That(tested[2].Places[0].At.Values, Is.EqualTo(reach.Zip(Of("connect", Observable.Customers, 1), (one, other) => one - other)).Within(1e-12));
    }

    [TestCase("all", "above", "above", Verdict.Supported)]
    [TestCase("all", "above", "below", Verdict.Refuted)]
    [TestCase("any", "above", "below", Verdict.Supported)]
    [TestCase("any", "below", "below", Verdict.Refuted)]
    public void All_or_any_of_the_expectations_must_hold(string needs, string first, string second, Verdict verdict)
    {
        ClaimTest test = Test($$"""
            { {{Two}} "claim": { "id": "C1", "says": "x", "needs": "{{needs}}", "expect": [
              { "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"], "is": "{{first}}" },
              { "that": "b", "of": "trust", "plus": ["connect"], "minus": ["convert"], "is": "{{second}}" } ] } }
            """);

        Assert.That(test.Here.Standing, Is.EqualTo(verdict == Verdict.Supported ? Standing.Holds : Standing.Fails));
    }

    [Test]
    public void One_world_decides_nothing() => Assert.That(
        Test($$"""{ {{Two.Replace("12", "1", StringComparison.Ordinal)}} "claim": { "id": "C1", "says": "x", "expect": [{ "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"] }] } }""").Verdict,
        Is.EqualTo(Verdict.Undecided));

    [TestCase("every", Standing.Open)]
    [TestCase("some", Standing.Holds)]
    public void Cells_that_no_term_names_are_looked_at_one_by_one(string places, Standing standing)
    {
        // With the seesaw off the work hat has no effect in any of 20 worlds, which does not say that it has none.
        TestedExpectation tested = Test($$"""
            { "days": 30, "replicates": 20, "community": { "members": 200 }, "sweep": { "member.seesaw": [0, 1] },
              "strategies": { "hats": { "solve": 1, "brand": { "workHat": 1 } }, "solvers": { "solve": 1 } },
              "claim": { "id": "C10", "says": "x", "expect": [{ "that": "a", "of": "trust", "plus": ["solvers"], "minus": ["hats"], "in": "{{places}}" }] } }
            """).Expectations[0];

        Assert.Multiple(() =>
        {
            Assert.That(tested.Places.Select(place => place.At.Label), Is.EqualTo(new[] { "seesaw = 0", "seesaw = 1" }));
            Assert.That(tested.Places.Select(place => place.Standing), Is.EqualTo(new[] { Standing.Open, Standing.Holds }));
            Assert.That(tested.Standing, Is.EqualTo(standing));
        });
    }

    [Test]
    public void What_is_told_for_comparison_does_not_decide()
    {
        ClaimTest test = Test($$"""
            { {{Two}} "claim": { "id": "C1", "says": "x", "expect": [
              { "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"] },
              { "that": "b", "of": "trust", "plus": ["convert"], "minus": ["connect"], "decides": "no" } ] } }
            """);

        Assert.That(test.Expectations.Select(one => one.Standing), Is.EqualTo(new[] { Standing.Holds, Standing.Fails }));
        Assert.That(test.Here.Standing, Is.EqualTo(Standing.Holds));
    }

    [Test]
    public void Where_all_worlds_say_yes_the_interval_leaves_room_for_one_that_does_not()
    {
        TestedPlace place = Test("""
            { "days": 60, "replicates": 12, "community": { "members": 60, "expulsionShare": 0.05 },
              "claim": { "id": "C13", "says": "x", "expect": [{ "that": "a", "of": "expelled", "plus": ["convert"], "minus": ["absent"] }] } }
            """).Expectations[0].Places[0];

        Assert.That(place.At.Values, Is.All.EqualTo(1));
        Assert.That(place.Difference.Low, Is.EqualTo(1 - (2 * (1 - Math.Pow(0.025, 1 / 12.0)))).Within(1e-12), "another world may say the opposite, with a chance up to Clopper and Pearson's end for none of 12");
        Assert.That(place.Standing, Is.EqualTo(Standing.Holds));
    }

    [Test]
    public void The_intervals_of_a_claim_hold_together()
    {
        ClaimTest test = Test($$"""
            { {{Two}} "claim": { "id": "C1", "says": "x", "expect": [
              { "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"] },
              { "that": "b", "of": "trust", "day": 10, "plus": ["connect"], "minus": ["convert"] } ] } }
            """);
        IReadOnlyList<double> values = test.Expectations[0].Places[0].At.Values;
        double half = StudentT.InvCDF(0, 1, 11, 1 - (0.05 / 2 / 2)) * values.StandardDeviation() / Math.Sqrt(12);

        Assert.That(test.Expectations[0].Places[0].Difference.HalfWidth, Is.EqualTo(half).Within(1e-9 * half));
    }

    [Test]
    public void A_crossover_that_never_comes_counts_as_the_day_after_the_last()
    {
        TestedPlace place = Test($$"""{ {{Two}} "claim": { "id": "C4", "says": "x", "expect": [{ "that": "a", "of": "crossover of trust", "plus": ["convert over connect"], "is": "above", "margin": 15 }] }, "baseline": "connect", "challenger": "convert" }""".Replace("\"replicates\": 12", "\"replicates\": 20", StringComparison.Ordinal)).Expectations[0].Places[0];

        // All of 20 worlds agree: another may be elsewhere between 1 and 21 with a chance of 1 − 0.025^(1/20) = 0.168.
        Assert.That(place.At.Values, Has.Count.EqualTo(20).And.All.EqualTo(21));
        Assert.That((place.Difference.Low, place.Standing), Is.EqualTo((21 - (20 * (1 - Math.Pow(0.025, 0.05))), Standing.Holds)));
    }

    [Test]
    public void Crossover_days_of_other_pairs_come_from_the_days_that_are_kept()
    {
        const string Claim = """ "claim": { "id": "C14", "says": "x", "expect": [{ "that": "a", "of": "crossover of reach", "plus": ["connect over convert"] }] }, "keep": "daily" """;
        IReadOnlyList<double> kept = Test($$"""{ {{Two}} {{Claim}}, "baseline": "connect", "challenger": "convert" }""").Expectations[0].Places[0].At.Values;
        IReadOnlyList<double> stored = Test($$"""{ {{Two}} {{Claim}}, "baseline": "convert", "challenger": "connect" }""").Expectations[0].Places[0].At.Values;

        Assert.That(kept, Is.EqualTo(stored));
    }

    [Test]
    public void Per_hour_a_difference_is_divided_by_the_hours_paid()
    {
        const string Claim = """ "claim": { "id": "C10", "says": "x", "expect": [{ "that": "a", "of": "value", "plus": ["connect"], "minus": ["convert"], "per": "PER" }] } """;
        double world = Mean("world"), hour = Mean("hour");

        // Eight hours a day for a thousand members: 60 members, 20 days.
        Assert.That(hour, Is.EqualTo(world / (8 * 0.06 * 20)).Within(1e-9 * Math.Abs(world)));

        double Mean(string per) => Test($$"""{ {{Two}} {{Claim.Replace("PER", per, StringComparison.Ordinal)}} }""").Expectations[0].Places[0].Difference.Mean;
    }

    [Test]
    public void The_best_is_the_strategy_with_the_best_mean_and_pays_for_having_been_chosen()
    {
        ClaimTest test = Test("""
            { "days": 60, "replicates": 10, "community": { "members": 100 }, "splits": 2,
              "claim": { "id": "C9", "says": "x", "expect": [{ "that": "a", "of": "trust", "plus": ["best"], "minus": ["convert"] }] } }
            """);

        Assert.That(test.Level, Is.EqualTo(1 - (0.05 / 7)).Within(1e-12), "three strategies of the default and six splits, of which convert is one: seven others");
        Assert.That(test.Expectations[0].Places[0].At.Best, Has.Count.EqualTo(1).And.None.EqualTo("convert"));
        Assert.That(test.Here.Standing, Is.EqualTo(Standing.Holds));
    }

    [Test]
    public void Agreement_is_one_where_both_rank_alike()
    {
        TestedPlace place = Test($$"""{ {{Two}} "claim": { "id": "C11", "says": "x", "expect": [{ "that": "a", "of": "agreement of pitches and impressions", "is": "below", "margin": 1 }] } }""").Expectations[0].Places[0];

        Assert.That(place.At.Values, Is.All.EqualTo(1));
        Assert.That(place.Difference, Is.EqualTo(new Interval(1, 1 - (2 * (1 - Math.Pow(0.025, 1 / 12.0))), 1, Basis.Bounds)), "tau is 1 at most");
        Assert.That(place.Standing, Is.EqualTo(Standing.Open));
    }

    [Test]
    public void A_difference_of_differences_is_what_the_runs_say_world_by_world()
    {
        // Read from the table alone, by other code: connect at 1 and 0 less connect at 0.8 and 0.2, in the same worlds.
        Dictionary<(string At, string World), double> trust = ShippedResults.Table("eighty-percent", "runs.csv")
            .Where(row => row["strategy"] == "connect" && row["horizon"] == "365")
            .ToDictionary(row => (row["brand.consistency"], row["replicate"]), row => ShippedResults.Number(row["trust"]));
        double[] worlds = [.. ((string[])["0", "1"]).Select(world => trust[("1", world)] + trust[("0", world)] - trust[("0.8", world)] - trust[("0.2", world)])];
        Dictionary<string, string> finding = ShippedResults.Table("eighty-percent", "findings.csv").First(row => row["finding"] == "the last fifth of consistency brings more trust than the first");

        Assert.That(ShippedResults.Number(finding["value"]), Is.EqualTo(worlds.Average()).Within(1e-7), "numbers of nine digits");
        Assert.That(finding["worlds"], Is.EqualTo("2"));
    }

    private static ClaimTest Test(string text)
    {
        using TestFolder folder = new();
        using ExperimentResult result = Studies.Run(ExperimentReader.Read(folder.Write("mine.json", text), []), 2);
        return new ExperimentAnalysis(result).Claim!;
    }
}
