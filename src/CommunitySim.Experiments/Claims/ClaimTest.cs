using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>The standing of an expectation.</summary>
public enum Standing
{
    /// <summary>The interval includes the margin, or there is no interval.</summary>
    Open,
    /// <summary>The whole interval lies on the expected side.</summary>
    Holds,
    /// <summary>The whole interval lies on the other side.</summary>
    Fails,
}

/// <summary>Worlds that differ from the most common value, if they are too few for Student's t.</summary>
/// <param name="Differing">Worlds that differ.</param>
/// <param name="GreatestChance">The largest plausible share of worlds that differ, 0 to 1.</param>
public sealed record RareWorlds(int Differing, double GreatestChance);

/// <summary>An expectation, tested in one place.</summary>
/// <param name="At">The place and the difference in each world.</param>
/// <param name="Difference">The mean with its interval at the claim's level.</param>
/// <param name="Standing">The standing in this place.</param>
/// <param name="Rare">The worlds that differ from the most common value. Null if there are many of them, or too few
/// worlds in all.</param>
public sealed record TestedPlace(Contrasted At, Interval Difference, Standing Standing, RareWorlds? Rare);

/// <summary>An expectation, tested in all its places.</summary>
public sealed record TestedExpectation(Expectation Expectation, IReadOnlyList<TestedPlace> Places, Standing Standing)
{
    /// <summary>Counts the places with a standing.</summary>
    public int Count(Standing standing) => Places.Count(place => place.Standing == standing);
}

/// <summary>
/// The test of a claim against a result. All intervals of a claim hold together with 95% (Bonferroni: a level of 1 −
/// 0.05/m each for m places), so that many looks do not produce a verdict by chance.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Expectations">The expectations and their standings.</param>
/// <param name="Outcome">The verdict: supported or refuted only if the intervals show it.</param>
/// <param name="Level">Confidence of each interval.</param>
public sealed record ClaimTest(Claim Claim, IReadOnlyList<TestedExpectation> Expectations, Outcome Outcome, double Level)
{
    /// <summary>The confidence with which all intervals of a claim hold at once.</summary>
    public const double Together = 0.95;

    /// <summary>Tests the claim of an experiment.</summary>
    /// <returns>Null if the experiment has none.</returns>
    public static ClaimTest? Of(ExperimentResult result)
    {
        if (result.Config.Claim is not { Expect.Count: > 0 } claim)
        {
            return null;
        }

        (Expectation Expectation, IReadOnlyList<Contrasted> Places)[] all =
            [.. claim.Expect.Select(expectation => (expectation, Contrast.Compute(result, expectation)))];
        double level =
            1 - ((1 - Together) / all.Sum(one => (double)one.Places.Count * Looks(one.Expectation, result.Config)));
        TestedExpectation[] tested = [.. all.Select(one => Test(one.Expectation, one.Places, level))];
        Standing[] deciding = [.. tested.Where(one => one.Expectation.Decides).Select(one => one.Standing)];
        return new ClaimTest(claim, tested, Verdict(claim.All, deciding), level);
    }

    /// <summary>Compares an interval with a margin.</summary>
    public static Standing Classify(Interval difference, Side side, double margin) => side switch
    {
        Side.Above => difference.Low > margin ? Standing.Holds : difference.High < margin ? Standing.Fails : Standing.Open,
        Side.Below => difference.High < margin ? Standing.Holds : difference.Low > margin ? Standing.Fails : Standing.Open,
        _ => difference.Low > margin || difference.High < -margin
            ? Standing.Holds
            : difference.Low >= -margin && difference.High <= margin
                ? Standing.Fails
                : Standing.Open,
    };

    /// <summary>Counts the comparisons behind a place: the best strategy was chosen by a look at all of them.</summary>
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
        return new TestedPlace(place, difference, Classify(difference, expectation.Is, expectation.Margin), Rare(place, difference, level));
    }

    private static RareWorlds? Rare(Contrasted place, Interval difference, double level)
    {
        Observations values = Observations.Of(place.Values);
        return difference.Basis is Basis.Student or Basis.FewWorlds
            ? null
            : new RareWorlds(values.Differing, Observations.GreatestChance(values.Differing, values.Count, level));
    }

    /// <summary>Joins standings: one failure decides if all must hold, one success if one is enough.</summary>
    private static Standing Joined(bool all, IReadOnlyList<Standing> standings)
    {
        (Standing decisive, Standing other) = all ? (Standing.Fails, Standing.Holds) : (Standing.Holds, Standing.Fails);
        return standings.All(standing => standing == other) ? other
            : standings.Contains(decisive) ? decisive
            : Standing.Open;
    }

    private static Outcome Verdict(bool all, IReadOnlyList<Standing> standings) => Joined(all, standings) switch
    {
        Standing.Holds => Outcome.Supported,
        Standing.Fails => Outcome.Refuted,
        _ => Outcome.Undecided,
    };
}
