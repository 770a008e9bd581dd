using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// The share of an output's variance that comes from each parameter. The parameters are independent and uniform over
/// the cube of the design. Each index has its 95% interval. All are NaN if the output does not vary.
/// </summary>
/// <param name="Mean">Mean of the output over A and B.</param>
/// <param name="Variance">Its variance over A and B, in the output's unit squared.</param>
/// <param name="First">First-order index of each parameter: the share that disappears if this parameter alone is
/// known.</param>
/// <param name="Total">Total index of each parameter: the share that remains if all others are known, interactions
/// included.</param>
/// <remarks>
/// With outputs centred at their mean, V the variance over A and B, and a mean over base points in ⟨ ⟩: Sᵢ =
/// (⟨f(B)(f(ABᵢ) − f(A))⟩ − ⟨f⟩⟨f(ABᵢ) − f(A)⟩) / V (Saltelli et al. 2010, table 2, b) and STᵢ = ⟨(f(A) − f(ABᵢ))²⟩ /
/// 2V (Jansen 1999). This first-order estimator is exactly zero for a parameter without effect and precise for one with
/// little effect, as most parameters have. Others that need no further runs are not. An index near zero may still be
/// negative; this noise is left visible. The intervals are the middle 95% of resampled base points (Archer, Saltelli
/// &amp; Sobol 1997). Base points of Sobol's sequence lie more evenly than resampled ones, so the intervals are too
/// wide rather than too narrow.
/// </remarks>
public sealed record SobolIndices(double Mean, double Variance, IReadOnlyList<Interval> First, IReadOnlyList<Interval> Total)
{
    /// <summary>Whether the output varies, so that its variance can be divided.</summary>
    public bool AreKnown => Variance > 0;

    /// <summary>Estimates the indices of one or several outputs, which share the resampling.</summary>
    /// <param name="outputs">For each output, its value at every point of <see cref="SaltelliDesign"/>, in that
    /// order.</param>
    /// <param name="parameters">Number of parameters of the design.</param>
    /// <param name="seed">Seed of the resampling, any 64 bits.</param>
    /// <exception cref="ArgumentException">An output does not have N(d + 2) values with N ≥ 2, or has one that is not
    /// finite.</exception>
    public static SobolIndices[] Estimate(IReadOnlyList<double[]> outputs, int parameters, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        Columns[] columns =
            [.. outputs.Select((output, index) => new Columns(output, parameters, $"Output {index + 1}"))];
        int basePoints = columns.Length == 0 ? 0 : columns[0].BasePoints;
        if (columns.Any(output => output.BasePoints != basePoints))
        {
            throw new ArgumentException("All outputs have values at the same points.", nameof(outputs));
        }

        double[][][] resampled = [.. columns.Select(_ => new double[2 * parameters][])];
        foreach (double[][] indices in resampled)
        {
            for (int index = 0; index < indices.Length; index++)
            {
                indices[index] = new double[Bootstrap.Resamples];
            }
        }

        double[] sums = new double[Columns.Count(parameters)], found = new double[2 * parameters];
        Bootstrap.Resample(basePoints, seed, (resample, times) =>
        {
            for (int output = 0; output < columns.Length; output++)
            {
                columns[output].Indices(times, sums, found);
                for (int index = 0; index < found.Length; index++)
                {
                    resampled[output][index][resample] = found[index];
                }
            }
        });

        int[] once = [.. Enumerable.Repeat(1, basePoints)];
        return [.. columns.Select((output, index) => output.Result(once, resampled[index]))];
    }

    /// <summary>One output as sums over base points. Every index is computed from a few of them.</summary>
    private sealed class Columns
    {
        // Per base point: half the sum of f(A) and f(B), half that of their squares, and three products per parameter.
        private const int Level = 0, Square = 1, Shared = 2, PerParameter = 3;

        private readonly double[] _values;
        private readonly int _width;
        private readonly double _center;

        public Columns(double[] output, int parameters, string name)
        {
            int block = SaltelliDesign.Block(parameters);
            if (output.Length < 2 * block || output.Length % block != 0)
            {
                throw new ArgumentException(
                    $"{name} has {output.Length} values; "
                        + $"for {parameters} parameters it has {block} for each of at least two base points.",
                    nameof(output));
            }

            if (Array.FindIndex(output, value => !double.IsFinite(value)) is int odd and >= 0)
            {
                throw new ArgumentException(
                    $"{name} is {output[odd]} at point {odd + 1} of the design; indices need finite values.", nameof(output));
            }

            BasePoints = output.Length / block;
            _width = Count(parameters);
            _values = new double[BasePoints * _width];
            _center = Enumerable.Range(0, BasePoints).Average(
                point => (output[point * block] / 2) + (output[(point * block) + 1] / 2));
            for (int point = 0; point < BasePoints; point++)
            {
                Fill(_values.AsSpan(point * _width, _width), output.AsSpan(point * block, block), _center);
            }
        }

        public int BasePoints { get; }

        public static int Count(int parameters) => Shared + (PerParameter * parameters);

        /// <summary>Computes first-order, then total indices of base points with multiplicities.</summary>
        public void Indices(ReadOnlySpan<int> times, Span<double> sums, Span<double> indices)
        {
            sums.Clear();
            for (int point = 0; point < times.Length; point++)
            {
                if (times[point] > 0)
                {
                    ReadOnlySpan<double> row = _values.AsSpan(point * _width, _width);
                    for (int column = 0; column < row.Length; column++)
                    {
                        sums[column] += times[point] * row[column];
                    }
                }
            }

            double variance = Variance(sums);
            for (int parameter = 0; parameter < indices.Length / 2; parameter++)
            {
                ReadOnlySpan<double> own = sums.Slice(Shared + (PerParameter * parameter), PerParameter);
                double first = (own[0] / BasePoints) - (sums[Level] / BasePoints * own[1] / BasePoints);
                indices[parameter] = variance > 0 ? first / variance : double.NaN;
                indices[(indices.Length / 2) + parameter] =
                    variance > 0 ? own[2] / BasePoints / 2 / variance : double.NaN;
            }
        }

        public SobolIndices Result(ReadOnlySpan<int> once, double[][] resampled)
        {
            double[] sums = new double[_width], indices = new double[resampled.Length];
            Indices(once, sums, indices);
            Interval[] intervals = [.. indices.Select((index, place) => Bootstrap.Percentile(index, resampled[place]))];
            return new SobolIndices(
                _center, Variance(sums), intervals[..(indices.Length / 2)], intervals[(indices.Length / 2)..]);
        }

        private static void Fill(Span<double> row, ReadOnlySpan<double> block, double center)
        {
            double a = block[0] - center, b = block[1] - center;
            row[Level] = (a + b) / 2;
            row[Square] = ((a * a) + (b * b)) / 2;
            for (int parameter = 0; parameter < block.Length - 2; parameter++)
            {
                double change = block[parameter + 2] - block[0];
                Span<double> own = row.Slice(Shared + (PerParameter * parameter), PerParameter);
                (own[0], own[1], own[2]) = (b * change, change, change * change);
            }
        }

        // For equal outputs, rounding leaves a variance sixteen digits below the squares it is the difference of.
        private double Variance(ReadOnlySpan<double> sums)
        {
            double level = sums[Level] / BasePoints, square = sums[Square] / BasePoints;
            double variance = square - (level * level);
            return variance > square * 1e-10 ? variance : 0;
        }
    }
}
