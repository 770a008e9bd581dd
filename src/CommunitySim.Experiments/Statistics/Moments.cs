namespace CommunitySim.Experiments.Statistics;

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

    /// <summary>Of values, in their order.</summary>
    public static Moments Of(IEnumerable<double> values)
    {
        Moments moments = default;
        foreach (double value in values)
        {
            moments.Add(value);
        }

        return moments;
    }

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
