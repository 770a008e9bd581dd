namespace CommunitySim.Experiments.Statistics;

/// <summary>Running mean and sum of squares (Welford 1962). The values themselves are not kept.</summary>
public struct Moments
{
    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean; 0 for none.</summary>
    public double Mean { get; private set; }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double Squares { get; private set; }

    /// <summary>Their standard deviation (n − 1 below); NaN for fewer than two.</summary>
    public readonly double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(Squares / (Count - 1));

    /// <summary>Computes the moments of values, in their order.</summary>
    public static Moments Of(IEnumerable<double> values)
    {
        Moments moments = default;
        foreach (double value in values)
        {
            moments.Add(value);
        }

        return moments;
    }

    /// <summary>Restores the moments of earlier values.</summary>
    public static Moments From(int count, double mean, double squares) =>
        new() { Count = count, Mean = mean, Squares = squares };

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        Count++;
        double before = value - Mean;
        Mean += before / Count;
        Squares += before * (value - Mean);
    }
}
