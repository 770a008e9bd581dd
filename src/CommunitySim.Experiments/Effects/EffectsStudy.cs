using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Effects;

/// <summary>A point of the space, and how plausible it is.</summary>
/// <param name="Values">The parameters' values, in the order of the space.</param>
/// <param name="Judgement">The judgement.</param>
public sealed record JudgedPoint(IReadOnlyList<object> Values, Judgement Judgement);

/// <summary>What an effect says about the space.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Here">Its counterpart in the file's own community.</param>
/// <param name="RulesHereOut">Whether it rules out that community.</param>
/// <param name="Low">The counterpart that 2.5% of the points fall short of.</param>
/// <param name="Middle">The median counterpart.</param>
/// <param name="High">The counterpart that 2.5% of the points exceed.</param>
/// <param name="RuledOut">The share of the points that it rules out alone.</param>
/// <param name="RuledOutOnlyByIt">The share of the points that no other effect rules out.</param>
public sealed record EffectOverSpace(
    RandomisedEffect Effect, double Here, bool RulesHereOut, double Low, double Middle, double High, Interval RuledOut, Interval RuledOutOnlyByIt);

/// <summary>How a parameter differs between the points that stay and all.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Low">The value that 5% of the points that stay fall short of.</param>
/// <param name="Middle">Their median.</param>
/// <param name="High">The value that 5% of them exceed.</param>
/// <param name="Shift">Their mean less the middle of the range, over the range; 0 if the effects say nothing.</param>
/// <param name="Distance">The largest difference between the two distributions of the parameter (Kolmogorov and Smirnov).</param>
/// <param name="Chance">The largest distance that 95% of as many even points have at most.</param>
public sealed record NarrowedParameter(
    SampledParameter Parameter, double Low, double Middle, double High, double Shift, double Distance, double Chance)
{
    /// <summary>Whether the effects narrow the parameter by more than chance does.</summary>
    public bool IsNarrowed => Distance > Chance;
}

/// <summary>How much of a plausible space the effects rule out. Nothing is simulated.</summary>
/// <param name="Config">The experiment whose space it is.</param>
/// <param name="Parameters">The parameters of the space.</param>
/// <param name="Points">The points of a Latin hypercube.</param>
/// <param name="Here">The file's own community.</param>
/// <param name="Stays">The share of the points that no effect rules out.</param>
/// <param name="Effects">One per effect.</param>
/// <param name="Narrowed">One per parameter, the most narrowed first. Empty if fewer than <see cref="HistoryMatch.FewestPoints"/> stay.</param>
public sealed record EffectsStudy(
    ExperimentConfig Config,
    IReadOnlyList<SampledParameter> Parameters,
    IReadOnlyList<JudgedPoint> Points,
    Judgement Here,
    Interval Stays,
    IReadOnlyList<EffectOverSpace> Effects,
    IReadOnlyList<NarrowedParameter> Narrowed)
{
    // Smirnov's distribution at 95%.
    private const double Smirnov = 1.358;

    /// <summary>The points that no effect rules out, in the order of the design.</summary>
    public IEnumerable<JudgedPoint> Left => Points.Where(point => !point.Judgement.IsRuledOut);

    /// <summary>Judges the space of an experiment: that of its sensitivity analysis or its sample, or else all plausible ranges.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="points">The number of points, at least 2.</param>
    public static EffectsStudy Of(ExperimentConfig config, int points)
    {
        IReadOnlyList<SampledParameter> parameters =
            config.Sensitivity?.Over ?? config.Sample?.Over ?? ParameterRanges.Space(config);
        Sample sample = new() { Design = Design.LatinHypercube, Points = points, Seed = config.Seed, Over = parameters };
        JudgedPoint[] judged =
            [.. sample.Values().Select(values => new JudgedPoint([.. values], HistoryMatch.Judge(config, parameters, values)))];
        JudgedPoint[] left = [.. judged.Where(point => !point.Judgement.IsRuledOut)];
        Judgement here = HistoryMatch.Judge(config, [], []);
        return new EffectsStudy(
            config,
            parameters,
            judged,
            here,
            Proportion.Wilson(left.Length, judged.Length),
            [.. HistoryMatch.Effects.Select((effect, at) => OfEffect(effect, at, judged, here))],
            left.Length < HistoryMatch.FewestPoints ? [] :
            [
                .. parameters.Select((parameter, at) => Narrow(parameter, [.. left.Select(point => Number(point.Values[at])).Order()]))
                    .OrderByDescending(found => found.Distance),
            ]);
    }

    private static EffectOverSpace OfEffect(RandomisedEffect effect, int at, JudgedPoint[] points, Judgement here)
    {
        double[] counterparts = [.. points.Select(point => point.Judgement.Counterparts[at]).Where(double.IsFinite).Order()];
        double At(double share) => counterparts.Length == 0 ? double.NaN : Quantiles.At(counterparts, share);
        int ruledOut = points.Count(point => point.Judgement.IsRuledOutBy(at));
        int alone = points.Count(point => point.Judgement.IsRuledOutBy(at)
            && !HistoryMatch.Effects.Where((_, other) => other != at && point.Judgement.IsRuledOutBy(other)).Any());
        return new EffectOverSpace(
            effect, here.Counterparts[at], here.IsRuledOutBy(at), At(0.025), At(0.5), At(0.975),
            Proportion.Wilson(ruledOut, points.Length), Proportion.Wilson(alone, points.Length));
    }

    private static NarrowedParameter Narrow(SampledParameter parameter, double[] left)
    {
        double width = parameter.High - parameter.Low, distance = 0;
        for (int at = 0; at < left.Length; at++)
        {
            double even = (left[at] - parameter.Low) / width;
            distance = Math.Max(distance, Math.Max(even - ((double)at / left.Length), ((at + 1.0) / left.Length) - even));
        }

        return new NarrowedParameter(
            parameter, Quantiles.At(left, 0.05), Quantiles.At(left, 0.5), Quantiles.At(left, 0.95),
            ((left.Average() - parameter.Low) / width) - 0.5, distance, Smirnov / Math.Sqrt(left.Length));
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
