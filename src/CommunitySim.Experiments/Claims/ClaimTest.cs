using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>How an expectation stands.</summary>
public enum Standing
{
    /// <summary>The interval reaches over the margin.</summary>
    Open,
    /// <summary>The whole interval lies on the expected side.</summary>
    Holds,
    /// <summary>The whole interval lies on the other side.</summary>
    Fails,
}

/// <summary>An expectation in one place.</summary>
/// <param name="At">The place and the difference in each world.</param>
/// <param name="Difference">The mean with its interval at the claim's level.</param>
/// <param name="EffectSize">The mean over the standard deviation of the differences; NaN where they do not vary.</param>
/// <param name="Agreeing">Share of worlds on the expected side.</param>
/// <param name="Standing">How it stands.</param>
public sealed record TestedPlace(Contrasted At, Interval Difference, double EffectSize, double Agreeing, Standing Standing);

/// <summary>An expectation in all its places.</summary>
public sealed record TestedExpectation(Expectation Expectation, IReadOnlyList<TestedPlace> Places, Standing Standing);

/// <summary>
/// A claim against a result. All intervals of a claim hold together with 95% (Bonferroni: each has a level of 1 − 0.05/m, m the number
/// of places), so that a verdict is not made by looking often enough.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Expectations">What was expected, and how it stands.</param>
/// <param name="Outcome">The verdict: supported or refuted only where the intervals say so.</param>
/// <param name="Level">Confidence of each interval.</param>
public sealed record ClaimTest(Claim Claim, IReadOnlyList<TestedExpectation> Expectations, Outcome Outcome, double Level)
{
    private const double Together = 0.95;

    /// <summary>Tests the claim of an experiment.</summary>
    /// <returns>Null where the experiment has none.</returns>
    public static ClaimTest? Of(ExperimentResult result)
    {
        if (result.Config.Claim is not { Expect.Count: > 0 } claim)
        {
            return null;
        }

        (Expectation Expectation, IReadOnlyList<Contrasted> Places)[] all = [.. claim.Expect.Select(expectation => (expectation, Contrast.In(result, expectation)))];
        double level = 1 - ((1 - Together) / all.Sum(one => (double)one.Places.Count * Looks(one.Expectation, result.Config)));
        TestedExpectation[] tested = [.. all.Select(one => Test(one.Expectation, one.Places, level))];
        return new ClaimTest(claim, tested, Verdict(claim.All, [.. tested.Where(one => one.Expectation.Decides).Select(one => one.Standing)]), level);
    }

    /// <summary>How an interval stands to a margin.</summary>
    public static Standing Stand(Interval difference, Side side, double margin) => side switch
    {
        Side.Above => difference.Low > margin ? Standing.Holds : difference.High < margin || Exactly(difference, margin) ? Standing.Fails : Standing.Open,
        Side.Below => difference.High < margin ? Standing.Holds : difference.Low > margin || Exactly(difference, margin) ? Standing.Fails : Standing.Open,
        _ => difference.Low > margin || difference.High < -margin ? Standing.Holds : difference.Low >= -margin && difference.High <= margin ? Standing.Fails : Standing.Open,
    };

    /// <summary>Whichever of the strategies came out best was chosen by looking at all of them.</summary>
    private static int Looks(Expectation expectation, ExperimentConfig config) =>
        expectation.Terms.Any(term => term.Strategy == Term.Best) ? Math.Max(1, config.Strategies.Count - 1) : 1;

    private static TestedExpectation Test(Expectation expectation, IReadOnlyList<Contrasted> places, double level)
    {
        TestedPlace[] tested = [.. places.Select(place => Test(expectation, place, level))];
        Standing[] standings = [.. tested.Select(place => place.Standing)];
        return new TestedExpectation(expectation, tested, Joined(expectation.Everywhere, standings));
    }

    private static TestedPlace Test(Expectation expectation, Contrasted place, double level)
    {
        Moments moments = default;
        foreach (double value in place.Values)
        {
            moments.Add(value);
        }

        Interval difference = expectation.Of is { Kind: MeasureKind.Observed, Of: Observable.Expelled } && moments.Squares == 0
            ? Unanimous(moments.Mean, moments.Count, level)
            : Interval.OfMean(moments.Mean, moments.Squares, moments.Count, level);
        double agreeing = place.Values.Count(value => Stand(new Interval(value, value, value), expectation.Is, expectation.Margin) == Standing.Holds) / (double)place.Values.Count;
        return new TestedPlace(place, difference, moments.StandardDeviation > 0 ? moments.Mean / moments.StandardDeviation : double.NaN, agreeing, Stand(difference, expectation.Is, expectation.Margin));
    }

    /// <summary>Where all n worlds say the same yes or no, another may still say otherwise with a chance of up to 1 − α^(1/n) (Clopper and Pearson 1934).</summary>
    private static Interval Unanimous(double mean, int worlds, double level)
    {
        double others = 1 - Math.Pow((1 - level) / 2, 1.0 / worlds);
        return worlds < 2 ? new Interval(mean, double.NaN, double.NaN) : new Interval(mean, Math.Max(-1, mean - others), Math.Min(1, mean + others));
    }

    /// <summary>All must hold, and one that fails is enough against; or one that holds is enough, and all must fail.</summary>
    private static Standing Joined(bool all, IReadOnlyList<Standing> standings) =>
        all ? standings.All(standing => standing == Standing.Holds) ? Standing.Holds : standings.Contains(Standing.Fails) ? Standing.Fails : Standing.Open
        : standings.Contains(Standing.Holds) ? Standing.Holds : standings.All(standing => standing == Standing.Fails) ? Standing.Fails : Standing.Open;

    private static Outcome Verdict(bool all, IReadOnlyList<Standing> standings) => Joined(all, standings) switch
    {
        Standing.Holds => Outcome.Supported,
        Standing.Fails => Outcome.Refuted,
        _ => Outcome.Undecided,
    };

    // Where every world gives the margin itself, there is no difference to speak of.
    private static bool Exactly(Interval difference, double margin) => difference.Low == margin && difference.High == margin;
}
