using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CommunitySim.Experiments.Storage;

/// <summary>What a run is known by: SHA-256 over its whole daily series, day by day, observable by observable, as little-endian doubles.</summary>
public static class SeriesHash
{
    /// <summary>The 32 bytes of the hash.</summary>
    public static byte[] Of(DailySeries series)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int day = 1; day <= series.Days; day++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(series.On(day)));
        }

        return hash.GetHashAndReset();
    }
}
