namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// The different values of a quantity in ascending order, each with how often it came. Outcomes on a lattice, such as
/// counts, have few of them however many worlds there are. Beyond <see cref="Most"/> they are given up.
/// </summary>
internal sealed class DistinctValues
{
    /// <summary>The most different values that are kept.</summary>
    public const int Most = 64;

    // Most quantities of small runs have few values, so the arrays grow with them.
    private double[] _values = new double[4];
    private int[] _counts = new int[4];
    private int _length;

    /// <summary>The quantile of a share (Hyndman &amp; Fan 1996, type 7) of all values, of which there is at least one.</summary>
    public double Quantile(int count, double share)
    {
        double place = (count - 1) * share;
        int lower = (int)Math.Floor(place);
        double below = At(lower);
        return place == lower ? below : below + ((place - lower) * (At(lower + 1) - below));
    }

    /// <summary>Adds a value.</summary>
    /// <returns>Whether all values are still known.</returns>
    public bool Add(double value)
    {
        int place = Array.BinarySearch(_values, 0, _length, value);
        if (place >= 0)
        {
            _counts[place]++;
            return true;
        }

        if (_length == Most)
        {
            return false;
        }

        if (_length == _values.Length)
        {
            Array.Resize(ref _values, 2 * _length);
            Array.Resize(ref _counts, 2 * _length);
        }

        place = ~place;
        Array.Copy(_values, place, _values, place + 1, _length - place);
        Array.Copy(_counts, place, _counts, place + 1, _length - place);
        (_values[place], _counts[place]) = (value, 1);
        _length++;
        return true;
    }

    /// <summary>The value at a place of all values in ascending order, from 0.</summary>
    private double At(int rank)
    {
        int place = 0;
        for (int seen = _counts[0]; seen <= rank && place < _length - 1; seen += _counts[place])
        {
            place++;
        }

        return _values[place];
    }
}
