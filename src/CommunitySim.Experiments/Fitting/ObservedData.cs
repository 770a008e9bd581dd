using CommunitySim.Experiments.Config;
using CommunitySim.Randomness;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// Observations beside the worlds of a pool, in comparable units, with the doubt of each. A score has an unknown yardstick, so it is
/// compared by its course: (score − mean) / standard deviation over its windows.
/// </summary>
public sealed class ObservedData
{
    private readonly int[][] _scores;
    private readonly bool[] _isScore;
    private readonly double[] _errors, _luck, _scales, _centres;
    private readonly int[] _measures;
    private readonly double _discrepancy;

    /// <summary>Compares observations with worlds.</summary>
    /// <param name="observations">The observations; at least one.</param>
    /// <param name="pool">The worlds.</param>
    /// <param name="luck">The luck of each observation.</param>
    /// <param name="discrepancy">How far the model may be off, as a share of a value.</param>
    /// <param name="people">Members of the observed community.</param>
    public ObservedData(
        IReadOnlyList<Observation> observations, FitPool pool, IReadOnlyList<RowLuck> luck, double discrepancy, int people)
    {
        Observations = observations;
        _discrepancy = discrepancy;
        _isScore = [.. observations.Select(one => one.IsScore)];
        _measures = [.. observations.Select(one => ObservedMeasure.All.ToList().IndexOf(one.Measure))];
        _scores = [.. observations.Index().Where(one => one.Item.IsScore).GroupBy(one => one.Item.Measure, one => one.Index).Select(series => series.ToArray())];
        double[] raw = [.. observations.Select(one => one.Value)];
        _scales = [.. raw.Select(_ => 1.0)];
        _centres = [.. raw.Select(_ => 0.0)];
        foreach (int[] series in _scores)
        {
            (double centre, double spread) = (series.Average(row => raw[row]), Spread(raw, series));
            Array.ForEach(series, row => (_centres[row], _scales[row]) = (centre, spread));
        }

        _errors = [.. observations.Select((one, row) => one.Error / _scales[row])];
        double both = 1 + ((double)pool.Members / people); // of the simulated world, and of the real one
        _luck = [.. luck.Select((row, at) => both * row.Variance(Math.Max(raw[at], 1.0 / people)))]; // none seen is as uncertain as one
        Observed = Comparable(raw);
        Seen = [.. pool.Seen(observations).Select(Comparable)];
    }

    /// <summary>The observations.</summary>
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>The observed numbers.</summary>
    public double[] Observed { get; }

    /// <summary>The same numbers of each world: [draw][observation].</summary>
    public double[][] Seen { get; }

    /// <summary>
    /// The distance of what a world shows from data in standard errors: |z| of each observation. The error is that of the survey, of
    /// the luck of both worlds, and the stated discrepancy.
    /// </summary>
    public double[] Distances(double[] seen, double[] data)
    {
        double[] distances = new double[data.Length];
        for (int row = 0; row < data.Length; row++)
        {
            double discrepancy = _discrepancy * (_isScore[row] ? 1 : Math.Abs(data[row]));
            double luck = _isScore[row] ? 0 : _luck[row];
            double variance = (_errors[row] * _errors[row]) + luck + (discrepancy * discrepancy);
            double off = Math.Abs(seen[row] - data[row]);
            distances[row] = off == 0 ? 0 : off / Math.Sqrt(variance);
        }

        return distances;
    }

    /// <summary>Makes data from a world: adds the error of each survey, and one discrepancy for each measure.</summary>
    /// <param name="seen">What the world shows.</param>
    /// <param name="random">The luck of the survey.</param>
    public double[] Pretend(double[] seen, RandomSequence random)
    {
        double[] off = [.. ObservedMeasure.All.Select(_ => _discrepancy * Draw(random))];
        return [.. seen.Select((value, row) =>
            value + (_errors[row] * Draw(random)) + (off[_measures[row]] * (_isScore[row] ? 1 : Math.Abs(value))))];
    }

    // Half a step of the uniform number: it is never 0 or 1.
    private const double HalfStep = 1.0 / (1L << 54);

    /// <summary>Converts a comparable number back to the unit of the observations.</summary>
    public double Raw(double comparable, int row) => _isScore[row] ? _centres[row] + (comparable * _scales[row]) : comparable;

    private static double Draw(RandomSequence random) => Normal.InvCDF(0, 1, random.NextDouble() + HalfStep);

    private double[] Comparable(double[] raw)
    {
        if (_scores.Length == 0)
        {
            return raw;
        }

        double[] comparable = [.. raw];
        foreach (int[] series in _scores)
        {
            double mean = series.Average(row => raw[row]), spread = Spread(raw, series);
            Array.ForEach(series, row => comparable[row] = (raw[row] - mean) / spread);
        }

        return comparable;
    }

    private static double Spread(double[] raw, int[] series) => Standardiser.SpreadOf([.. series.Select(row => raw[row])]);
}
