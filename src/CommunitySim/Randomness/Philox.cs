using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Randomness;

/// <summary>
/// Philox4x32-10: a counter-based generator. The output is a pure function of a 128-bit counter and a 64-bit key, so
/// any thread can make any draw at any time without shared state. Source: Salmon, Moraes, Dror &amp; Shaw 2011,
/// "Parallel random numbers: as easy as 1, 2, 3", doi 10.1145/2063384.2063405.
/// </summary>
internal static class Philox
{
    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Generates four independent 32-bit words for one counter and key.</summary>
    /// <param name="c0">Counter, word 0.</param>
    /// <param name="c1">Counter, word 1.</param>
    /// <param name="c2">Counter, word 2.</param>
    /// <param name="c3">Counter, word 3.</param>
    /// <param name="key">The key; its low half is word 0.</param>
    public static UInt32x4 Generate(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        (Scalar a, Scalar b, Scalar c, Scalar d) =
            Generate(Scalar.Bits(c0), Scalar.Bits(c1), Scalar.Bits(c2), Scalar.Bits(c3), key);
        return new UInt32x4(a.ToBits(), b.ToBits(), c.ToBits(), d.ToBits());
    }

    /// <summary>Generates words for a vector of counters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (V A, V B, V C, V D) Generate<V>(V c0, V c1, V c2, V c3, ulong key)
        where V : struct, IVector<V>
    {
        // Products use every second lane, so two half vectors go through the rounds and are interleaved at the end.
        V multiplierA = V.Bits(MultiplierA), multiplierB = V.Bits(MultiplierB);
        V k0 = V.Bits((uint)key), k1 = V.Bits((uint)(key >> 32)), weylA = V.Bits(WeylA), weylB = V.Bits(WeylB);
        (V d0, V d1, V d2, V d3) = (V.OddToEven(c0), V.OddToEven(c1), V.OddToEven(c2), V.OddToEven(c3));
        for (int round = 0; round < Rounds; round += 2)
        {
            // Two rounds per iteration avoid moves between registers. A single lane has no second half.
            (c0, c1, c2, c3) = Round(c0, c1, c2, c3, k0, k1, multiplierA, multiplierB);
            (d0, d1, d2, d3) = V.Count == 1 ? default : Round(d0, d1, d2, d3, k0, k1, multiplierA, multiplierB);
            (k0, k1) = (V.AddInt(k0, weylA), V.AddInt(k1, weylB));
            (c0, c1, c2, c3) = Round(c0, c1, c2, c3, k0, k1, multiplierA, multiplierB);
            (d0, d1, d2, d3) = V.Count == 1 ? default : Round(d0, d1, d2, d3, k0, k1, multiplierA, multiplierB);
            (k0, k1) = (V.AddInt(k0, weylA), V.AddInt(k1, weylB));
        }

        return (V.Interleave(c0, d0), V.Interleave(c1, d1), V.Interleave(c2, d2), V.Interleave(c3, d3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V C0, V C1, V C2, V C3) Round<V>(V c0, V c1, V c2, V c3, V k0, V k1, V multiplierA, V multiplierB)
        where V : struct, IVector<V>
    {
        V a = V.EvenProducts(multiplierA, c0), b = V.EvenProducts(multiplierB, c2);
        return (V.Xor(V.OddToEven(b), c1, k0), b, V.Xor(V.OddToEven(a), c3, k1), a);
    }
}

/// <summary>One output of the generator: four 32-bit words.</summary>
internal readonly record struct UInt32x4(uint A, uint B, uint C, uint D);
