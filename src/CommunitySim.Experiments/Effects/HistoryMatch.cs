using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Effects;

/// <summary>A community, judged by the effects.</summary>
/// <param name="Counterparts">The model's counterpart of each effect, in the order of <see cref="HistoryMatch.Effects"/>.</param>
/// <param name="Implausibilities">The implausibility by each effect; NaN where the model has no counterpart.</param>
public sealed record Judgement(IReadOnlyList<double> Counterparts, IReadOnlyList<double> Implausibilities)
{
    /// <summary>Whether an effect alone rules the community out.</summary>
    public bool IsRuledOutBy(int effect) => Implausibilities[effect] > HistoryMatch.Most;

    /// <summary>Whether any effect rules it out.</summary>
    public bool IsRuledOut => Implausibilities.Any(found => found > HistoryMatch.Most);
}

/// <summary>
/// History matching: a point of a space is ruled out if the implausibility of any effect exceeds 3. Any and not the second
/// largest, because the effects are few and each allows for a generous discrepancy. What stays is not confirmed: it is only not
/// ruled out.
/// </summary>
public static class HistoryMatch
{
    /// <summary>The largest implausibility of a point that stays (Pukelsheim 1994: three standard deviations hold 95% of any unimodal distribution).</summary>
    public const double Most = 3;

    /// <summary>The fewest points for a share of what stays.</summary>
    public const int FewestPoints = 30;

    /// <summary>The effects, in the order of tables and charts.</summary>
    public static IReadOnlyList<RandomisedEffect> Effects { get; } =
        [new PeerAdoption(), new FavourAtOnce(), new FavourAfterAWeek(), new TrustRepair(), new Unsubscribing()];

    /// <summary>Judges a community.</summary>
    public static Judgement Judge(CommunityParameters community, MemberParameters member, BrandParameters brand)
    {
        ExpectedMember expected = new(community, member, brand);
        double[] counterparts = [.. Effects.Select(effect => effect.Counterpart(expected))];
        return new Judgement(counterparts, [.. Effects.Zip(counterparts, (effect, counterpart) => effect.Implausibility(counterpart))]);
    }

    /// <summary>Judges the file's community at a point of its space, whatever a sweep or a strategy changes.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="parameters">The parameters of the point.</param>
    /// <param name="values">Their values; empty for the file's own community.</param>
    public static Judgement Judge(ExperimentConfig config, IReadOnlyList<SampledParameter> parameters, IReadOnlyList<object> values)
    {
        Cell point = new(0, [.. parameters.Take(values.Count).Select(parameter => parameter.Axis)], values);
        return Judge(config.CommunityOf(point), config.MemberOf(point), config.BrandOf(point, Plain));
    }

    private static StrategyConfig Plain { get; } = new(new Strategy("", default(Shares)), new Dictionary<string, object>(StringComparer.Ordinal));
}
