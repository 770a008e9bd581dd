using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// Identifies a run by the SHA-256 of its daily series, day by day, as little-endian doubles. Prices do not change it:
/// zero stands for value and rivalValue, and the counts behind them follow the observables of the day.
/// </summary>
public static class SeriesHash
{
    /// <summary>Computes the 32 bytes of the hash.</summary>
    public static byte[] Compute(DailySeries series)
    {
        int numbers = Observables.Count + (series.Brands * Earnings.Length);

        // Hashing day by day took four times as long as hashing all days at once.
        double[] room = ArrayPool<double>.Shared.Rent(series.Days * numbers);
        Span<double> values = room.AsSpan(0, series.Days * numbers);
        for (int day = 1; day <= series.Days; day++)
        {
            Span<double> today = values.Slice((day - 1) * numbers, numbers);
            series.On(day).CopyTo(today);
            (today[(int)Observable.Value], today[(int)Observable.RivalValue]) = (0, 0);
            series.Earned(day).CopyTo(today[Observables.Count..]);
        }

        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(values));
        ArrayPool<double>.Shared.Return(room);
        return hash;
    }
}
