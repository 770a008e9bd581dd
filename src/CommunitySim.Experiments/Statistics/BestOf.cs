namespace CommunitySim.Experiments.Statistics;

/// <summary>The best of several options and how clear that is. All options were tried in the same worlds.</summary>
/// <param name="Option">The option with the best mean, from 0; the first of equals.</param>
/// <param name="Mean">Its mean with its 95% interval. The mean of a picked option is biased upwards.</param>
/// <param name="ShareBest">For each option, the share of resamples in which its mean is best. Equal options share a
/// resample.</param>
/// <param name="NotWorse">The options that cannot be distinguished from the best, including itself, in ascending
/// order.</param>
/// <remarks>
/// An option differs from the best if the interval of the paired difference excludes zero, at a level of 1 − 0.05/(m −
/// 1) for m options (Bonferroni). The truly best option is therefore in <see cref="NotWorse"/> with a chance of at
/// least 95%. It is missed only if one of its m − 1 differences wrongly excludes zero.
/// </remarks>
public sealed record BestOf(int Option, Interval Mean, IReadOnlyList<double> ShareBest, IReadOnlyList<int> NotWorse)
{
    /// <summary>Finds the best option.</summary>
    /// <param name="values">Finite values, as [world][option].</param>
    /// <param name="lessIsBetter">Whether the lowest mean is best.</param>
    /// <param name="seed">Seed of the resampling, any 64 bits.</param>
    /// <param name="bounds">The range of one value.</param>
    /// <exception cref="ArgumentException">No world, no option, worlds of different length or a value that is not
    /// finite.</exception>
    public static BestOf Find(IReadOnlyList<double[]> values, bool lessIsBetter, ulong seed, Bounds bounds)
    {
        Check(values);
        int options = values[0].Length;
        Interval[] means = [.. Enumerable.Range(0, options).Select(Mean)];
        double sign = lessIsBetter ? -1 : 1;
        int best = Enumerable.Range(0, options).MaxBy(option => sign * means[option].Mean);
        double confidence = Confidence(options);
        int[] notWorse =
            [.. Enumerable.Range(0, options).Where(option => option == best || !Difference(option).ExcludesZero)];
        return new BestOf(best, means[best], Shares(values, sign, seed), notWorse);

        Interval Mean(int option) => Interval.OfMean([.. values.Select(world => world[option])], bounds);

        Interval Difference(int option) =>
            Interval.OfMean([.. values.Select(world => world[best] - world[option])], bounds - bounds, confidence);
    }

    /// <summary>The confidence of each difference to the best at which all together hold with 95%.</summary>
    /// <param name="options">The number of options.</param>
    public static double Confidence(int options) => options > 2 ? 1 - (0.05 / (options - 1)) : 0.95;

    private static double[] Shares(IReadOnlyList<double[]> values, double sign, ulong seed)
    {
        double[] shares = new double[values[0].Length], sums = new double[values[0].Length];
        Bootstrap.Resample(values.Count, seed, (_, times) =>
        {
            Array.Clear(sums);
            for (int world = 0; world < times.Length; world++)
            {
                for (int option = 0; option < sums.Length; option++)
                {
                    sums[option] += sign * times[world] * values[world][option];
                }
            }

            double most = sums.Max();
            int equals = sums.Count(sum => sum == most);
            for (int option = 0; option < sums.Length; option++)
            {
                shares[option] += sums[option] == most ? 1.0 / equals / Bootstrap.Resamples : 0;
            }
        });
        return shares;
    }

    private static void Check(IReadOnlyList<double[]> values)
    {
        if (values.Count == 0 || values[0].Length == 0)
        {
            throw new ArgumentException(
                "The best is one of at least one option, tried in at least one world.", nameof(values));
        }

        for (int world = 0; world < values.Count; world++)
        {
            if (values[world].Length != values[0].Length)
            {
                throw new ArgumentException(
                    $"World {world + 1} has {values[world].Length} options, "
                        + $"the first has {values[0].Length}: all are tried in all worlds.",
                    nameof(values));
            }

            if (Array.FindIndex(values[world], value => !double.IsFinite(value)) is int odd and >= 0)
            {
                throw new ArgumentException(
                    $"Option {odd + 1} is {values[world][odd]} in world {world + 1}; "
                        + "options are compared by finite values.",
                    nameof(values));
            }
        }
    }
}
