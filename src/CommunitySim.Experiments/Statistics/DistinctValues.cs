using System.Buffers.Binary;

namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// The different values of a quantity in ascending order, each with how often it came. Outcomes on a lattice, such as
/// counts, have few of them however many worlds there are. Beyond <see cref="Most"/> they are given up.
/// </summary>
internal sealed class DistinctValues
{
    /// <summary>The most different values that are kept.</summary>
    public const int Most = 64;

    /// <summary>The bytes of one value with its count.</summary>
    public const int BytesPerValue = sizeof(double) + sizeof(int);

    // Most quantities of small runs have few values, so the arrays grow with them.
    private double[] _values = new double[4];
    private int[] _counts = new int[4];

    /// <summary>The number of different values.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <returns>Whether all values are still known.</returns>
    public bool Add(double value) => Add(value, 1);

    /// <summary>The quantile of a share (Hyndman &amp; Fan 1996, type 7) of all values, of which there is at least one.</summary>
    public double Quantile(int count, double share)
    {
        double place = (count - 1) * share;
        int lower = (int)Math.Floor(place);
        double below = At(lower);
        return place == lower ? below : below + ((place - lower) * (At(lower + 1) - below));
    }

    /// <summary>Writes values and counts.</summary>
    /// <returns>The number of bytes.</returns>
    public int Write(Span<byte> bytes)
    {
        for (int place = 0; place < Length; place++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(place * BytesPerValue)..], _values[place]);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[((place * BytesPerValue) + sizeof(double))..], _counts[place]);
        }

        return Length * BytesPerValue;
    }

    /// <summary>Restores what was written.</summary>
    public static DistinctValues Read(ReadOnlySpan<byte> bytes)
    {
        DistinctValues values = new();
        for (int at = 0; at < bytes.Length; at += BytesPerValue)
        {
            values.Add(
                BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + sizeof(double))..]));
        }

        return values;
    }

    private bool Add(double value, int times)
    {
        int place = Array.BinarySearch(_values, 0, Length, value);
        if (place >= 0)
        {
            _counts[place] += times;
            return true;
        }

        if (Length == Most)
        {
            return false;
        }

        if (Length == _values.Length)
        {
            Array.Resize(ref _values, 2 * Length);
            Array.Resize(ref _counts, 2 * Length);
        }

        place = ~place;
        Array.Copy(_values, place, _values, place + 1, Length - place);
        Array.Copy(_counts, place, _counts, place + 1, Length - place);
        (_values[place], _counts[place]) = (value, times);
        Length++;
        return true;
    }

    /// <summary>The value at a place of all values in ascending order, from 0.</summary>
    private double At(int rank)
    {
        int place = 0;
        for (int seen = _counts[0]; seen <= rank && place < Length - 1; seen += _counts[place])
        {
            place++;
        }

        return _values[place];
    }
}
