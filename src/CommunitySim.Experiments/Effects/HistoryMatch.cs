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

    /// <summary>Effects that cannot judge the model, each with the reason.</summary>
    public static IReadOnlyList<(string Effect, string Why)> LeftOut { get; } =
    [
        ("Joining a community, 19% of spending (Manchanda, Packard & Pattabhiramaiah 2015, 10.1287/mksc.2014.0890)",
            "Nobody was assigned by chance, and everybody in the model belongs to the community."),
        ("An answer, from 44% to 56% who post again (Joyce & Kraut 2006, 10.1111/j.1083-6101.2006.00033.x)",
            "Nobody was assigned by chance. In the model an answer keeps members only with community.leaveByAnswer, which is 0 all over the plausible space."),
        ("Likes of a page without paid posts, no effect (Mochon, Johnson, Schwartz & Ariely 2017, 10.1509/jmr.15.0409)",
            "The model has no page to like, so there is nothing to compare with."),
        ("Trust after deception, never fully restored (Schweitzer, Hershey & Bradlow 2006, 10.1016/j.obhdp.2006.05.005)",
            "brand.deception is 0 all over the plausible space. Where it is on, the default scar lets trust recover fully up to 0.5."),
    ];

    /// <summary>Judges the file's community at a point of its space, whatever a sweep or a strategy changes.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="parameters">The parameters of the point.</param>
    /// <param name="values">Their values; empty for the file's own community.</param>
    public static Judgement Judge(ExperimentConfig config, IReadOnlyList<SampledParameter> parameters, IReadOnlyList<object> values) =>
        Judge(MemberAt(config, parameters, values));

    internal static Judgement Judge(ExpectedMember member)
    {
        double[] counterparts = [.. Effects.Select(effect => effect.Counterpart(member))];
        return new Judgement(counterparts, [.. Effects.Zip(counterparts, (effect, counterpart) => effect.Implausibility(counterpart))]);
    }

    internal static ExpectedMember MemberAt(ExperimentConfig config, IReadOnlyList<SampledParameter> parameters, IReadOnlyList<object> values)
    {
        Cell point = new(0, [.. parameters.Take(values.Count).Select(parameter => parameter.Axis)], values);
        return new ExpectedMember(config.CommunityOf(point), config.MemberOf(point), config.BrandOf(point, Plain));
    }

    private static StrategyConfig Plain { get; } = new(new Strategy("", default(Shares)), new Dictionary<string, object>(StringComparer.Ordinal));
}
