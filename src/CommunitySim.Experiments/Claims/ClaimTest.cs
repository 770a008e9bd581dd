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

/// <summary>Whether a result rests on the mechanism that the claim names.</summary>
public enum Cause
{
    /// <summary>It does: with the mechanism off the result is gone.</summary>
    Shown,
    /// <summary>It does not: the result is there with the mechanism off as well.</summary>
    HoldsWithout,
    /// <summary>The intervals under the placebo do not tell.</summary>
    Open,
    /// <summary>The claim names no placebo.</summary>
    NoPlacebo,
    /// <summary>The claim names no smallest effect that matters.</summary>
    NoSize,
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

/// <summary>The expectations of a claim, tested under one setting of the model.</summary>
/// <param name="Expectations">The expectations and their standings.</param>
/// <param name="Standing">Whether those that decide hold, all or one of them as the claim needs.</param>
public sealed record TestedClaim(IReadOnlyList<TestedExpectation> Expectations, Standing Standing);

/// <summary>
/// The test of a claim against a result. All its intervals, those under the placebo too, hold together with 95%
/// (Bonferroni: a level of 1 − 0.05/m each for m places), so that many looks do not produce a verdict by chance.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Here">The expectations at the values of the file.</param>
/// <param name="Placebo">The same with the claim's mechanism switched off. Null without a placebo.</param>
/// <param name="Effect">Each expectation's difference less that under the placebo. Null without a placebo.</param>
/// <param name="Cause">Whether the result rests on the claim's mechanism.</param>
/// <param name="Level">Confidence of each interval.</param>
public sealed record ClaimTest(
    Claim Claim, TestedClaim Here, TestedClaim? Placebo, TestedClaim? Effect, Cause Cause, double Level)
{
    /// <summary>The confidence with which all intervals of a claim hold at once.</summary>
    public const double Together = 0.95;

    /// <summary>The expectations at the values of the file.</summary>
    public IReadOnlyList<TestedExpectation> Expectations => Here.Expectations;

    /// <summary>The number of intervals that hold together.</summary>
    public int Intervals => Here.Expectations.Concat(Placebo?.Expectations ?? []).Sum(one => one.Places.Count);

    /// <summary>The verdict: supported or refuted only if the intervals show it, against what matters.</summary>
    public Verdict Verdict => Here.Standing switch
    {
        Standing.Fails when Claim.HasSize => Verdict.Refuted,
        Standing.Fails or Standing.Open => Verdict.Undecided,
        _ => Cause == Cause.Shown ? Verdict.Supported : Verdict.Unattributed,
    };

    /// <summary>Tests the claim of an experiment.</summary>
    /// <returns>Null if the experiment has none.</returns>
    public static ClaimTest? Of(ExperimentResult result)
    {
        if (result.Config.Claim is not { Expect.Count: > 0 } claim)
        {
            return null;
        }

        IReadOnlyList<Contrasted>[] here = [.. claim.Expect.Select(one => Contrast.Compute(result, one))];
        IReadOnlyList<Contrasted>[]? placebo = result.Studies.GetValueOrDefault(ClaimRuns.Placebo) is { } study
            ? [.. claim.Expect.Select(one => one.Decides ? Contrast.Compute(study, one) : [])]
            : null;
        double looks = here.Concat(placebo ?? []).Zip([.. claim.Expect, .. claim.Expect])
            .Sum(one => (double)one.First.Count * Looks(one.Second, result.Config));
        double level = 1 - ((1 - Together) / looks);
        TestedClaim tested = Test(claim, here, level);
        if (placebo is null)
        {
            return new ClaimTest(claim, tested, null, null, Cause.NoPlacebo, level);
        }

        TestedClaim without = Test(claim, placebo, level);
        TestedClaim effect = Test(
            claim with { Expect = [.. claim.Expect.Select(AsEffect)] },
            [.. claim.Expect.Select((one, at) => Effects(one, here[at], placebo[at]))],
            level);
        return new ClaimTest(claim, tested, without, effect, CauseOf(claim, tested, without, effect), level);
    }

    /// <summary>Tests the expectations that decide, one place at a time: the standing of the claim in each place.</summary>
    internal static TestedClaim Test(Claim claim, IReadOnlyList<Contrasted>[] places, double level)
    {
        TestedExpectation[] tested = [.. claim.Expect.Zip(places, (one, at) => Test(one, at, level))];
        return new TestedClaim(tested, Joined(claim.All, [.. tested.Where(one => one.Expectation.Decides).Select(one => one.Standing)]));
    }

    /// <summary>Compares an interval with a margin and the zone around it that does not matter.</summary>
    /// <param name="difference">The interval.</param>
    /// <param name="side">The expected place.</param>
    /// <param name="margin">The number to compare with; 0 or more on both sides of zero.</param>
    /// <param name="matters">The smallest difference from the margin that matters, 0 or more.</param>
    public static Standing Classify(Interval difference, Side side, double margin, double matters)
    {
        (double low, double high) = (difference.Low, difference.High);
        double edge = side == Side.Below ? margin - matters : margin + matters;
        return side switch
        {
            Side.Above => low > edge ? Standing.Holds : high < edge ? Standing.Fails : Standing.Open,
            Side.Below => high < edge ? Standing.Holds : low > edge ? Standing.Fails : Standing.Open,
            Side.Different => low > edge || high < -edge ? Standing.Holds
                : low >= -edge && high <= edge ? Standing.Fails
                : Standing.Open,
            _ => low >= -edge && high <= edge ? Standing.Holds
                : low > edge || high < -edge ? Standing.Fails
                : Standing.Open,
        };
    }

    /// <summary>Joins standings: one failure decides if all must hold, one success if one is enough.</summary>
    internal static Standing Joined(bool all, IReadOnlyList<Standing> standings)
    {
        (Standing decisive, Standing other) = all ? (Standing.Fails, Standing.Holds) : (Standing.Holds, Standing.Fails);
        return standings.All(standing => standing == other) ? other
            : standings.Contains(decisive) ? decisive
            : Standing.Open;
    }

    /// <summary>Counts the comparisons behind a place: the best strategy was chosen by a look at all of them.</summary>
    internal static int Looks(Expectation expectation, ExperimentConfig config) =>
        expectation.Terms.Any(term => term.Strategy == Term.Best) ? Math.Max(1, config.Strategies.Count - 1) : 1;

    /// <summary>
    /// Every expectation that decides must fall with the mechanism off; of those of which one is enough, one that holds. Otherwise an
    /// expectation beside the point could fall for the others.
    /// </summary>
    private static Cause CauseOf(Claim claim, TestedClaim here, TestedClaim placebo, TestedClaim effect)
    {
        if (!claim.HasSize)
        {
            return Cause.NoSize;
        }

        Cause[] causes =
        [
            .. claim.Expect.Index()
                .Where(one => one.Item.Decides && (claim.All || here.Expectations[one.Index].Standing == Standing.Holds))
                .Select(one => claim.AttributeBy == Attribution.Difference
                    ? CauseOf(effect.Expectations[one.Index].Standing, falls: Standing.Holds)
                    : CauseOf(placebo.Expectations[one.Index].Standing, falls: Standing.Fails)),
        ];
        (Cause decisive, Cause other) = claim.All ? (Cause.HoldsWithout, Cause.Shown) : (Cause.Shown, Cause.HoldsWithout);
        return causes.Contains(decisive) ? decisive
            : causes.Length > 0 && Array.TrueForAll(causes, cause => cause == other) ? other
            : Cause.Open;
    }

    private static Cause CauseOf(Standing standing, Standing falls) => standing == Standing.Open ? Cause.Open
        : standing == falls ? Cause.Shown
        : Cause.HoldsWithout;

    /// <summary>The same expectation of an effect, which is compared with zero.</summary>
    private static Expectation AsEffect(Expectation expectation) => expectation with
    {
        Margin = 0,
        Is = expectation.Is == Side.Different ? Side.Above : expectation.Is == Side.Within ? Side.Below : expectation.Is,
    };

    /// <summary>
    /// The difference less that under the placebo, in the worlds that both have. Where either sign is expected it is the size of the
    /// difference less its size under the placebo, so that a larger difference of either sign does not count as a smaller one.
    /// </summary>
    private static IReadOnlyList<Contrasted> Effects(
        Expectation expectation, IReadOnlyList<Contrasted> here, IReadOnlyList<Contrasted> placebo) =>
        [
            .. here.Join(placebo, one => one.Key, other => other.Key, (one, other) => EffectOf(expectation, one, other), StringComparer.Ordinal),
        ];

    private static Contrasted EffectOf(Expectation expectation, Contrasted here, Contrasted placebo)
    {
        Dictionary<int, double> without = placebo.Worlds.Zip(placebo.Values).ToDictionary(world => world.First, world => world.Second);
        (int World, double Value)[] both = [.. here.Worlds.Zip(here.Values).Where(world => without.ContainsKey(world.First))];
        bool eitherSign = expectation.Is is Side.Different or Side.Within;
        int sign = eitherSign ? SignOf(here) : 1, signWithout = eitherSign ? SignOf(placebo) : 1;
        return here with
        {
            Worlds = [.. both.Select(world => world.World)],
            Values = [.. both.Select(world => (sign * world.Value) - (signWithout * without[world.World]))],
            Bounds = (sign < 0 ? Bounds.Zero - here.Bounds : here.Bounds) - (signWithout < 0 ? Bounds.Zero - placebo.Bounds : placebo.Bounds),
        };
    }

    private static int SignOf(Contrasted place) => place.Values.Sum() < 0 ? -1 : 1;

    private static TestedExpectation Test(Expectation expectation, IReadOnlyList<Contrasted> places, double level)
    {
        TestedPlace[] tested = [.. places.Select(place => Test(expectation, place, level))];
        Standing[] standings = [.. tested.Select(place => place.Standing)];
        return new TestedExpectation(expectation, tested, Joined(expectation.Everywhere, standings));
    }

    private static TestedPlace Test(Expectation expectation, Contrasted place, double level)
    {
        Interval difference = Interval.OfMean(place.Values, place.Bounds, level);
        Standing standing = Classify(difference, expectation.Is, expectation.Margin, expectation.Matters);
        return new TestedPlace(place, difference, standing, Rare(place, difference, level));
    }

    private static RareWorlds? Rare(Contrasted place, Interval difference, double level)
    {
        Observations values = Observations.Of(place.Values);
        return difference.Basis is Basis.Student or Basis.FewWorlds
            ? null
            : new RareWorlds(values.Differing, Observations.GreatestChance(values.Differing, values.Count, level));
    }
}
