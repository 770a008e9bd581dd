using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>A mean and its confidence interval, 95% unless another level was asked for; the ends are NaN where one value is all there is.</summary>
public readonly record struct Interval(double Mean, double Low, double High)
{
    private static readonly ConcurrentDictionary<(int Count, double Confidence), double> Factors = new();

    /// <summary>The interval of a mean of independent values: mean ± t·s/√n, t from Student's distribution with n − 1 degrees of freedom.</summary>
    /// <param name="mean">Their mean.</param>
    /// <param name="squares">Sum of squared deviations from the mean.</param>
    /// <param name="count">n; without values the mean is NaN too.</param>
    /// <param name="confidence">How often such an interval covers the true mean, above 0 and below 1.</param>
    public static Interval OfMean(double mean, double squares, int count, double confidence = 0.95)
    {
        if (count < 2)
        {
            return new Interval(count == 0 ? double.NaN : mean, double.NaN, double.NaN);
        }

        double half = Factors.GetOrAdd((count, confidence), of => Quantile(of.Count - 1, (1 + of.Confidence) / 2)) * Math.Sqrt(squares / (count - 1.0) / count);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>The interval of the mean of values, 95% unless another confidence is asked for.</summary>
    public static Interval OfMean(IEnumerable<double> values, double confidence = 0.95)
    {
        Moments moments = default;
        foreach (double value in values)
        {
            moments.Add(value);
        }

        return OfMean(moments.Mean, moments.Squares, moments.Count, confidence);
    }

    // MathNet looks for the quantile up to 800 and finds none beyond, where those of one and two degrees of freedom may lie; these have closed forms.
    private static double Quantile(int freedom, double probability) => freedom switch
    {
        1 => Math.Tan(Math.PI * (probability - 0.5)),
        2 => ((2 * probability) - 1) * Math.Sqrt(1 / (2 * probability * (1 - probability))),
        _ => StudentT.InvCDF(0, 1, freedom, probability),
    };

    /// <summary>What stands behind ±; NaN where there are no ends.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether zero lies outside, so that the sign is known at this level.</summary>
    public bool ExcludesZero => Low > 0 || High < 0 || (Mean != 0 && Low == High);
}

/// <summary>Running mean and sum of squares (Welford 1962): values are forgotten, what they say is kept.</summary>
public struct Moments
{
    /// <summary>How many values.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean; 0 for none.</summary>
    public double Mean { get; private set; }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double Squares { get; private set; }

    /// <summary>Their standard deviation (n − 1 below); NaN for fewer than two.</summary>
    public readonly double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(Squares / (Count - 1));

    /// <summary>Mean with its 95% interval.</summary>
    public readonly Interval Interval => Statistics.Interval.OfMean(Mean, Squares, Count);

    /// <summary>What was known of values seen earlier.</summary>
    public static Moments From(int count, double mean, double squares) => new() { Count = count, Mean = mean, Squares = squares };

    /// <summary>Takes a value in.</summary>
    public void Add(double value)
    {
        Count++;
        double before = value - Mean;
        Mean += before / Count;
        Squares += before * (value - Mean);
    }
}
