using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>How an expectation stands.</summary>
public enum Standing
{
    /// <summary>The interval reaches over the margin, or there is none.</summary>
    Open,
    /// <summary>The whole interval lies on the expected side.</summary>
    Holds,
    /// <summary>The whole interval lies on the other side.</summary>
    Fails,
}

/// <summary>Worlds that differ from the commonest value, where too few do for their spread to count.</summary>
/// <param name="Differing">Worlds that differ.</param>
/// <param name="GreatestChance">The largest share of all worlds that may differ, 0 to 1.</param>
public sealed record RareWorlds(int Differing, double GreatestChance);

/// <summary>An expectation in one place.</summary>
/// <param name="At">The place and the difference in each world.</param>
/// <param name="Difference">The mean with its interval at the claim's level.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Rare">The worlds that differ from the commonest value, or null where they are many, or all are too few.</param>
public sealed record TestedPlace(Contrasted At, Interval Difference, Standing Standing, RareWorlds? Rare);

/// <summary>An expectation in all its places.</summary>
public sealed record TestedExpectation(Expectation Expectation, IReadOnlyList<TestedPlace> Places, Standing Standing)
{
    /// <summary>The number of places in which it stands so.</summary>
    public int Count(Standing standing) => Places.Count(place => place.Standing == standing);
}

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

        (Expectation Expectation, IReadOnlyList<Contrasted> Places)[] all =
            [.. claim.Expect.Select(expectation => (expectation, Contrast.In(result, expectation)))];
        double level = 1 - ((1 - Together) / all.Sum(one => (double)one.Places.Count * Looks(one.Expectation, result.Config)));
        TestedExpectation[] tested = [.. all.Select(one => Test(one.Expectation, one.Places, level))];
        return new ClaimTest(claim, tested, Verdict(claim.All, [.. tested.Where(one => one.Expectation.Decides).Select(one => one.Standing)]), level);
    }

    /// <summary>How an interval stands to a margin.</summary>
    public static Standing Stand(Interval difference, Side side, double margin) => side switch
    {
        Side.Above => difference.Low > margin ? Standing.Holds : difference.High < margin ? Standing.Fails : Standing.Open,
        Side.Below => difference.High < margin ? Standing.Holds : difference.Low > margin ? Standing.Fails : Standing.Open,
        _ => difference.Low > margin || difference.High < -margin
            ? Standing.Holds
            : difference.Low >= -margin && difference.High <= margin
                ? Standing.Fails
                : Standing.Open,
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
        Interval difference = Interval.OfMean(place.Values, place.Bounds, level);
        return new TestedPlace(place, difference, Stand(difference, expectation.Is, expectation.Margin), Rare(place, difference, level));
    }

    private static RareWorlds? Rare(Contrasted place, Interval difference, double level)
    {
        Observations values = Observations.Of(place.Values);
        return difference.Basis is Basis.Student or Basis.FewWorlds
            ? null
            : new RareWorlds(values.Differing, Observations.GreatestChance(values.Differing, values.Count, level));
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
}
