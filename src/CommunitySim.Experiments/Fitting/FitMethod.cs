using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Fitting;

/// <summary>What a fit leaves of the worlds.</summary>
/// <param name="Kept">The worlds nearest to the data, by position: the posterior.</param>
/// <param name="NotRuledOut">How many worlds history matching does not rule out.</param>
/// <param name="Considered">How many worlds there were.</param>
public sealed record FitPosterior(IReadOnlyList<int> Kept, int NotRuledOut, int Considered);

/// <summary>
/// Semi-automatic approximate Bayesian computation (Fearnhead and Prangle 2012): data are summarised by what they predict of the value of
/// each strategy, and the worlds with the nearest summaries are kept. If history matching leaves enough worlds, only these count.
/// </summary>
public sealed class FitMethod
{
    /// <summary>The number of worlds to keep.</summary>
    public const int Kept = 100;

    private const uint Noise = 1;

    private readonly LinearSummary _summary;
    private readonly double[][] _summaries;
    private readonly double[] _scales;

    /// <summary>Prepares the fit to some kind of data.</summary>
    /// <param name="pool">The worlds; at least <see cref="Kept"/> and one more.</param>
    /// <param name="data">The data beside these worlds.</param>
    /// <param name="seed">Names the errors of the surveys of pretended data.</param>
    public FitMethod(FitPool pool, ObservedData data, ulong seed)
        : this(pool, data, Pretend(data, seed), _ => true)
    {
    }

    private FitMethod(FitPool pool, ObservedData data, double[][] pretended, Predicate<int> teaches)
    {
        (Pool, Data, Pretended) = (pool, data, pretended);
        double[][] values = [.. pool.Draws.Select(draw => draw.Values)];
        int[] taught = [.. Enumerable.Range(0, values.Length).Where(world => teaches(world))];
        _summary = LinearSummary.Fit([.. taught.Select(world => Pretended[world])], [.. taught.Select(world => values[world])]);
        _summaries = [.. Pretended.Select(_summary.Predict)];
        _scales = [.. Enumerable.Range(0, values[0].Length).Select(strategy => Standardiser.SpreadOf([.. _summaries.Select(summary => summary[strategy])]))];
    }

    /// <summary>The worlds.</summary>
    public FitPool Pool { get; }

    /// <summary>The data beside these worlds.</summary>
    public ObservedData Data { get; }

    /// <summary>Data as each world might have given them, with the errors of their surveys.</summary>
    public double[][] Pretended { get; }

    /// <summary>Returns the same fit with a summary that only some worlds taught.</summary>
    /// <param name="teaches">Whether a world, by position, teaches it.</param>
    public FitMethod TaughtBy(Predicate<int> teaches) => new(Pool, Data, Pretended, teaches);

    /// <summary>Fits the worlds to data.</summary>
    /// <param name="data">One number for each observation.</param>
    /// <param name="counts">Whether a world, by position, may be kept; null for all.</param>
    public FitPosterior Fit(double[] data, Predicate<int>? counts = null)
    {
        int[] all = [.. Enumerable.Range(0, _summaries.Length).Where(world => counts is null || counts(world))];
        int[] left = [.. all.Where(world => !DataMatch.RulesOut(Data.Distances(Data.Seen[world], data)))];
        double[] summary = _summary.Predict(data);
        double[] distances = [.. _summaries.Select(other => Distance(other, summary))];
        return new FitPosterior([.. (left.Length >= Kept ? left : all).OrderBy(world => distances[world]).Take(Kept)], left.Length, all.Length);
    }

    private double Distance(double[] one, double[] other)
    {
        double sum = 0;
        for (int strategy = 0; strategy < one.Length; strategy++)
        {
            double off = (one[strategy] - other[strategy]) / _scales[strategy];
            sum += off * off;
        }

        return sum;
    }

    private static double[][] Pretend(ObservedData data, ulong seed)
    {
        RandomSequence random = new RandomStreams(seed, Noise).Sequence(StreamBlock.Resample);
        return [.. data.Seen.Select(seen => data.Pretend(seen, random))];
    }
}
