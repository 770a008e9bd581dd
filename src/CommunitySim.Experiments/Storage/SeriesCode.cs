namespace CommunitySim.Experiments.Storage;

/// <summary>
/// Writes the days of a run as bytes, without loss and without prices, so that the run can answer other questions
/// later. Most observables are counts or shares of members. As whole numbers, their daily changes take a byte or two;
/// other numbers take up to ten. The bytes are the same on any machine.
/// </summary>
internal static class SeriesCode
{
    // Doubles hold whole numbers exactly up to here.
    private const double MostExact = 1L << 53;

    // Trust is a sum of parts of this size.
    private const double PartsOfTrust = 1 << 24;

    // The form of a column: any numbers, whole numbers of a unit by their differences, or by differences of these.
    private const ulong AnyNumbers = 0, Differences = 1, SecondDifferences = 2;

    // Value and rivalValue follow from counts and prices, and hours is one of the counts.
    private static readonly Observable[] Kept =
    [
        .. Observables.All.Where(observable =>
            observable is not (Observable.Value or Observable.RivalValue or Observable.Hours)),
    ];

    /// <summary>Encodes a run.</summary>
    /// <param name="series">The run.</param>
    /// <param name="members">Number of members.</param>
    /// <param name="all">Whether to keep all observables, or only the counts behind the money.</param>
    public static byte[] Encode(DailySeries series, int members, bool all)
    {
        using MemoryStream bytes = new();
        Write(bytes, (ulong)series.Days);
        Write(bytes, (ulong)series.Brands);
        Write(bytes, all ? 1UL : 0);
        double[] column = new double[series.Days];
        for (int number = 0; number < series.Brands * Earnings.Length; number++)
        {
            for (int day = 1; day <= series.Days; day++)
            {
                column[day - 1] = series.Earned(day)[number];
            }

            WriteColumn(bytes, column, members);
        }

        foreach (Observable observable in all ? Kept : [])
        {
            for (int day = 1; day <= series.Days; day++)
            {
                column[day - 1] = series[observable, day];
            }

            WriteColumn(bytes, column, members);
        }

        return bytes.ToArray();
    }

    /// <summary>Decodes a run, or its first days. Prices give it values later (<see cref="DailySeries.Price"/>).</summary>
    public static DailySeries Decode(ReadOnlySpan<byte> bytes, int days)
    {
        int stored = (int)Read(ref bytes);
        DailySeries series = new(days, (int)Read(ref bytes));
        bool all = Read(ref bytes) == 1;
        for (int number = 0; number < series.Brands * Earnings.Length; number++)
        {
            double[] column = ReadColumn(ref bytes, stored);
            for (int day = 1; day <= days; day++)
            {
                series.Earned(day)[number] = column[day - 1];
            }
        }

        foreach (Observable observable in all ? Kept : [])
        {
            double[] column = ReadColumn(ref bytes, stored);
            for (int day = 0; day < days; day++)
            {
                series[observable, day + 1] = column[day];
            }
        }

        for (int day = 1; day <= days; day++)
        {
            series[Observable.Hours, day] = Earnings.From(series.Earned(day)).Hours;
        }

        return series;
    }

    private static void WriteColumn(MemoryStream bytes, double[] column, int members)
    {
        ulong[] changes = new ulong[column.Length];
        foreach (double unit in (double[])[1, members, members * PartsOfTrust])
        {
            if (WholeNumbers(column, unit) is { } whole)
            {
                // Sums grow by about the same each day, so that their second differences are small.
                bool isSum = Size(whole, changes, second: true) < Size(whole, changes, second: false);
                Write(bytes, isSum ? SecondDifferences : Differences);
                Write(bytes, (ulong)unit);
                Change(whole, changes, isSum);
                WriteChanges(bytes, changes);
                return;
            }
        }

        Write(bytes, AnyNumbers);
        ulong before = 0;
        for (int day = 0; day < column.Length; day++)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(column[day]);
            (changes[day], before) = (bits ^ before, bits);
        }

        WriteChanges(bytes, changes);
    }

    private static double[] ReadColumn(ref ReadOnlySpan<byte> bytes, int days)
    {
        ulong form = Read(ref bytes);
        double unit = form == AnyNumbers ? 0 : Read(ref bytes);
        double[] column = new double[days];
        ulong before = 0;
        long whole = 0, step = 0;
        int zeros = 0;
        for (int day = 0; day < days; day++)
        {
            ulong change = zeros > 0 ? 0 : Read(ref bytes);
            zeros = zeros > 0 ? zeros - 1 : change == 0 ? (int)Read(ref bytes) : 0;
            if (form == AnyNumbers)
            {
                column[day] = BitConverter.UInt64BitsToDouble(before ^= change);
                continue;
            }

            long signed = (long)(change >> 1) ^ -(long)(change & 1);
            step = form == SecondDifferences ? step + signed : signed;
            column[day] = (whole += step) / unit;
        }

        return column;
    }

    /// <summary>Returns the numbers as multiples of one over a unit; null if one is none, to the last bit.</summary>
    private static long[]? WholeNumbers(double[] column, double unit)
    {
        long[] whole = new long[column.Length];
        for (int day = 0; day < column.Length; day++)
        {
            double near = Math.Round(column[day] * unit);
            if (!(Math.Abs(near) < MostExact))
            {
                return null;
            }

            whole[day] = (long)near;
            if (BitConverter.DoubleToInt64Bits(whole[day] / unit) != BitConverter.DoubleToInt64Bits(column[day]))
            {
                return null;
            }
        }

        return whole;
    }

    private static int Size(long[] whole, ulong[] changes, bool second)
    {
        Change(whole, changes, second);
        int size = 0;
        foreach (ulong change in changes)
        {
            size += 64 - (int)ulong.LeadingZeroCount(change);
        }

        return size;
    }

    private static void Change(long[] whole, ulong[] changes, bool second)
    {
        long before = 0, step = 0;
        for (int day = 0; day < whole.Length; day++)
        {
            long now = whole[day] - before, change = second ? now - step : now;
            changes[day] = (ulong)((change << 1) ^ (change >> 63));
            (before, step) = (whole[day], now);
        }
    }

    /// <summary>Writes numbers in groups of seven bits, and zeros by their count.</summary>
    private static void WriteChanges(MemoryStream bytes, ulong[] changes)
    {
        for (int day = 0; day < changes.Length; day++)
        {
            Write(bytes, changes[day]);
            if (changes[day] == 0)
            {
                int first = day;
                while (day + 1 < changes.Length && changes[day + 1] == 0)
                {
                    day++;
                }

                Write(bytes, (ulong)(day - first));
            }
        }
    }

    private static void Write(MemoryStream bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.WriteByte((byte)(number | 0x80));
        }

        bytes.WriteByte((byte)number);
    }

    private static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
