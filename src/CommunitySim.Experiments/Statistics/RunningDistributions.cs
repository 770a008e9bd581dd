using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// Estimates mean, variance and quantiles of several quantities from a stream of values, in 144 to 920 bytes per
/// quantity. Quantiles are exact as long as a quantity has up to <see cref="DistinctValues.Most"/> different values, as
/// outcomes on a lattice have in any number of worlds. Beyond that, nine markers estimate them (the P² algorithm, Jain
/// &amp; Chlamtac 1985, for several quantiles as in Raatikainen 1987). The same values in the same order give the same
/// bits on any processor.
/// </summary>
public sealed class RunningDistributions
{
    // Four quantities go through the algorithm side by side, in a third of the time. No sum runs across them and no
    // step depends on the processor's width, so each result is the same as alone.
    private const int Lanes = 4, Heights = 9, Last = Heights - 1;

    // Rows of a group of four: mean, squares, nine heights, and the positions of the markers between the ends.
    private const int Mean = 0, Squares = 1, Height = 2, Position = Height + Heights - 1, Rows = Position + Heights - 1;

    // The 5%, 50% and 95% quantiles, the ends, and one marker between each two of these.
    private static readonly double[] Shares = [0, 0.025, 0.05, 0.275, 0.5, 0.725, 0.95, 0.975, 1];

    private readonly double[] _rows;

    // Null once a quantity has too many different values.
    private readonly DistinctValues?[] _distinct;

    /// <summary>Creates distributions without values.</summary>
    /// <param name="length">The number of quantities, a multiple of four.</param>
    public RunningDistributions(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % Lanes, 0, nameof(length));
        _rows = new double[length * Rows];
        _distinct = new DistinctValues?[length];
        for (int entry = 0; entry < length; entry++)
        {
            _distinct[entry] = new DistinctValues();
            for (int marker = 1; marker < Last; marker++)
            {
                At(entry, Position + marker) = marker + 1;
            }
        }
    }

    /// <summary>The number of values per quantity.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one finite value of each quantity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> values)
    {
        Count++;
        for (int entry = 0; entry < values.Length; entry++)
        {
            // Adding zero turns -0 into 0, because the store does not distinguish them.
            if (_distinct[entry]?.Add(values[entry] + 0.0) == false)
            {
                _distinct[entry] = null;
            }
        }

        ReadOnlySpan<Vector256<double>> seen = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Span<Vector256<double>> all = MemoryMarshal.Cast<double, Vector256<double>>(_rows.AsSpan());
        for (int group = 0; group < seen.Length; group++)
        {
            Span<Vector256<double>> rows = all.Slice(group * Rows, Rows);
            Vector256<double> value = seen[group] + Vector256<double>.Zero, before = value - rows[Mean];
            rows[Mean] += before / Vector256.Create((double)Count);
            rows[Squares] += before * (value - rows[Mean]);
            if (Count <= Heights)
            {
                Insert(rows[Height..], value);
            }
            else
            {
                Widen(rows, value);
                Settle(rows);
            }
        }
    }

    /// <summary>Mean and variance of a quantity.</summary>
    public Moments Moments(int entry) => Statistics.Moments.From(Count, At(entry, Mean), At(entry, Squares));

    /// <summary>The quantile of a share from 0 to 1 (Hyndman &amp; Fan 1996, type 7). NaN without values.</summary>
    public double Quantile(int entry, double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        if (_distinct[entry] is { } all)
        {
            return all.Quantile(Count, share);
        }

        double place = 1 + ((Count - 1) * share);
        int upper = 1;
        while (upper < Last && PositionOf(entry, upper) < place)
        {
            upper++;
        }

        (double below, double above) = (At(entry, Height + upper - 1), At(entry, Height + upper));
        double position = PositionOf(entry, upper - 1);
        return below + ((place - position) * (above - below) / (PositionOf(entry, upper) - position));
    }

    private double PositionOf(int entry, int marker) =>
        marker == 0 ? 1 : marker == Last ? Count : At(entry, Position + marker);

    private ref double At(int entry, int row) => ref _rows[(((entry / Lanes * Rows) + row) * Lanes) + (entry % Lanes)];

    /// <summary>Keeps the first values as they are, in ascending order.</summary>
    private void Insert(Span<Vector256<double>> heights, Vector256<double> value)
    {
        for (int marker = 0; marker < Count - 1; marker++)
        {
            Vector256<double> height = heights[marker], above = Vector256.GreaterThan(height, value);
            heights[marker] = Vector256.ConditionalSelect(above, value, height);
            value = Vector256.ConditionalSelect(above, height, value);
        }

        heights[Count - 1] = value;
    }

    /// <summary>Moves an end to a value beyond it, and shifts the position of each marker above the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(Span<Vector256<double>> rows, Vector256<double> value)
    {
        (Vector256<double> least, Vector256<double> most) = (rows[Height], rows[Height + Last]);
        rows[Height] = Vector256.ConditionalSelect(Vector256.LessThan(value, least), value, least);
        rows[Height + Last] = Vector256.ConditionalSelect(Vector256.GreaterThan(value, most), value, most);
        for (int marker = 1; marker < Last; marker++)
        {
            rows[Position + marker] += Vector256.GreaterThan(rows[Height + marker], value) & Vector256<double>.One;
        }
    }

    /// <summary>
    /// Moves each inner marker by one if it is a whole place off: along a parabola, or along a line if the parabola
    /// would pass a neighbour.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Settle(Span<Vector256<double>> rows)
    {
        Vector256<double> one = Vector256<double>.One, last = Vector256.Create((double)Count);
        (Vector256<double> lowerHeight, Vector256<double> lower) = (rows[Height], one);
        for (int marker = 1; marker < Last; marker++)
        {
            (Vector256<double> height, Vector256<double> here) = (rows[Height + marker], rows[Position + marker]);
            Vector256<double> upperHeight = rows[Height + marker + 1];
            Vector256<double> upper = marker == Last - 1 ? last : rows[Position + marker + 1];
            Vector256<double> off = Vector256.Create(1 + ((Count - 1) * Shares[marker])) - here;
            Vector256<double> up = Vector256.GreaterThanOrEqual(off, one) & Vector256.GreaterThan(upper - here, one);
            Vector256<double> down = Vector256.LessThanOrEqual(off, -one) & Vector256.LessThan(lower - here, -one);
            if ((up | down) == Vector256<double>.Zero)
            {
                (lowerHeight, lower) = (height, here);
                continue;
            }

            Vector256<double> step = (up & one) | (down & -one);
            Vector256<double> curved = height + (step / (upper - lower)
                * (((here - lower + step) * (upperHeight - height) / (upper - here))
                    + ((upper - here - step) * (height - lowerHeight) / (here - lower))));
            Vector256<double> straight = height
                + (step * (Vector256.ConditionalSelect(up, upperHeight, lowerHeight) - height)
                    / (Vector256.ConditionalSelect(up, upper, lower) - here));
            Vector256<double> between =
                Vector256.LessThan(lowerHeight, curved) & Vector256.LessThan(curved, upperHeight);
            Vector256<double> moved = Vector256.ConditionalSelect(between, curved, straight);
            lowerHeight = rows[Height + marker] = Vector256.ConditionalSelect(up | down, moved, height);
            lower = rows[Position + marker] = here + step;
        }
    }
}
