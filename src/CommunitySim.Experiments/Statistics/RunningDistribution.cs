using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// Mean, variance and quantiles of values that are seen once and forgotten, in 132 bytes however many there are. The
/// quantiles are those of nine markers (the P² algorithm, Jain &amp; Chlamtac 1985, for several quantiles as in Raatikainen
/// 1987): exact up to nine values, an estimate beyond. The same values in the same order give the same bits.
/// </summary>
public struct RunningDistribution
{
    private const int Count = 9;

    // The 5%, 50% and 95% quantiles, the ends, and one marker halfway between each two of these.
    private static readonly double[] Shares = [0, 0.025, 0.05, 0.275, 0.5, 0.725, 0.95, 0.975, 1];

    private Moments _moments;
    private Heights _heights;
    private Positions _positions;

    /// <summary>Mean and variance.</summary>
    public readonly Moments Moments => _moments;

    /// <summary>Takes a value in.</summary>
    public void Add(double value)
    {
        _moments.Add(value);
        if (_moments.Count <= Count)
        {
            Insert(value);
            return;
        }

        int below = Widen(value);
        for (int marker = below + 1; marker < Count; marker++)
        {
            _positions[marker]++;
        }

        for (int marker = 1; marker < Count - 1; marker++)
        {
            Settle(marker);
        }
    }

    /// <summary>The value below which a share of the values lies, 0 to 1 (Hyndman &amp; Fan 1996, type 7); NaN without values.</summary>
    public readonly double Quantile(double share)
    {
        int known = Math.Min(_moments.Count, Count);
        if (known == 0)
        {
            return double.NaN;
        }

        double place = 1 + ((_moments.Count - 1) * share);
        int upper = 1;
        while (upper < known - 1 && _positions[upper] < place)
        {
            upper++;
        }

        return known == 1 ? _heights[0] : Between(upper - 1, upper, place);
    }

    /// <summary>The markers as bytes, to go on from later: heights, then positions once there are more values than markers.</summary>
    public readonly byte[] Markers()
    {
        int known = Math.Min(_moments.Count, Count);
        ReadOnlySpan<double> heights = _heights;
        ReadOnlySpan<int> positions = _positions;
        return [.. MemoryMarshal.AsBytes(heights[..known]), .. MemoryMarshal.AsBytes(_moments.Count > Count ? positions : [])];
    }

    /// <summary>What <see cref="Moments"/> and <see cref="Markers"/> said, so that values can be added to it.</summary>
    /// <exception cref="ArgumentException">There are not as many bytes as there must be.</exception>
    public static RunningDistribution From(Moments moments, ReadOnlySpan<byte> markers)
    {
        int known = Math.Min(moments.Count, Count), length = known * sizeof(double);
        if (markers.Length != length + (moments.Count > Count ? Count * sizeof(int) : 0))
        {
            throw new ArgumentException($"{markers.Length} bytes are no markers of {moments.Count} values.", nameof(markers));
        }

        RunningDistribution read = new() { _moments = moments };
        MemoryMarshal.Cast<byte, double>(markers[..length]).CopyTo(read._heights);
        for (int marker = 0; marker < Count; marker++)
        {
            read._positions[marker] = marker + 1;
        }

        MemoryMarshal.Cast<byte, int>(markers[length..]).CopyTo(read._positions);
        return read;
    }

    /// <summary>The first values are kept as they are, in order.</summary>
    private void Insert(double value)
    {
        int at = _moments.Count - 1;
        _positions[at] = at + 1;
        while (at > 0 && _heights[at - 1] > value)
        {
            _heights[at] = _heights[at - 1];
            at--;
        }

        _heights[at] = value;
    }

    /// <summary>Moves an end to a value beyond it.</summary>
    /// <returns>The marker at or below the value that is next to it, never the last.</returns>
    private int Widen(double value)
    {
        _heights[0] = Math.Min(_heights[0], value);
        _heights[Count - 1] = Math.Max(_heights[Count - 1], value);
        int below = 0;
        while (below < Count - 2 && _heights[below + 1] <= value)
        {
            below++;
        }

        return below;
    }

    /// <summary>Moves a marker by one where it is a whole place off.</summary>
    private void Settle(int marker)
    {
        double off = 1 + ((_moments.Count - 1) * Shares[marker]) - _positions[marker];
        int step = off >= 1 && _positions[marker + 1] - _positions[marker] > 1 ? 1
            : off <= -1 && _positions[marker - 1] - _positions[marker] < -1 ? -1
            : 0;
        if (step == 0)
        {
            return;
        }

        double curved = Parabola(marker, step);
        _heights[marker] = _heights[marker - 1] < curved && curved < _heights[marker + 1]
            ? curved
            : Between(marker, marker + step, _positions[marker] + step);
        _positions[marker] += step;
    }

    private readonly double Parabola(int marker, int step)
    {
        double before = _positions[marker - 1], here = _positions[marker], after = _positions[marker + 1];
        return _heights[marker] + (step / (after - before)
            * (((here - before + step) * (_heights[marker + 1] - _heights[marker]) / (after - here))
                + ((after - here - step) * (_heights[marker] - _heights[marker - 1]) / (here - before))));
    }

    private readonly double Between(int one, int other, double place) =>
        _heights[one] + ((place - _positions[one]) * (_heights[other] - _heights[one]) / (_positions[other] - _positions[one]));

    [InlineArray(Count)]
    private struct Heights
    {
        private double _first;
    }

    [InlineArray(Count)]
    private struct Positions
    {
        private int _first;
    }
}
