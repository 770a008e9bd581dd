using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CommunitySim.Experiments.Storage;

/// <summary>Identifies a run by the SHA-256 of its daily series, day by day, as little-endian doubles.</summary>
public static class SeriesHash
{
    /// <summary>Computes the 32 bytes of the hash.</summary>
    public static byte[] Compute(DailySeries series)
    {
        // Hashing day by day took four times as long as hashing all days at once.
        double[] room = ArrayPool<double>.Shared.Rent(series.Days * Observables.Count);
        Span<double> values = room.AsSpan(0, series.Days * Observables.Count);
        for (int day = 1; day <= series.Days; day++)
        {
            series.On(day).CopyTo(values[((day - 1) * Observables.Count)..]);
        }

        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(values));
        ArrayPool<double>.Shared.Return(room);
        return hash;
    }
}
