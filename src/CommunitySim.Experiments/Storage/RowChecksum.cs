using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// Computes the seal of a row in results.db: 64 bits over the cell's key, the row's place and its values. It detects
/// changed and misplaced rows, which SQLite notices only by chance. Each step is a bijection of the word that it
/// mixes in, so every change of a single word shows. Seals detect accidents; only a repeated simulation detects
/// forgery. SHA-256 took half the time of storing a row.
/// </summary>
internal readonly struct RowChecksum(string cell)
{
    private readonly ulong _cell = Finish(Mix(0, Encoding.UTF8.GetBytes(cell)));

    /// <summary>Computes the seal of a row.</summary>
    public long Compute(int strategy, long place, long part, ReadOnlySpan<double> values, ReadOnlySpan<byte> more = default)
    {
        ulong seal = Mix(Mix(Mix(_cell, (ulong)strategy), (ulong)place), (ulong)part);
        foreach (double value in values)
        {
            seal = Mix(seal, BitConverter.DoubleToUInt64Bits(value));
        }

        return (long)Finish(Mix(seal, more));
    }

    private static ulong Mix(ulong seal, ReadOnlySpan<byte> bytes)
    {
        seal = Mix(seal, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            seal = Mix(seal, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte rest in bytes)
        {
            seal = Mix(seal, rest);
        }

        return seal;
    }

    // Odd factors and a rotation mix words as in hash functions (Knuth 1998, 6.4: the golden ratio).
    private static ulong Mix(ulong seal, ulong word) =>
        BitOperations.RotateLeft(seal ^ (word * 0x9E3779B97F4A7C15), 29) * 0xD1342543DE82EF95;

    /// <summary>Spreads every bit over all bits.</summary>
    private static ulong Finish(ulong seal)
    {
        seal = (seal ^ (seal >> 32)) * 0x9E3779B97F4A7C15;
        return seal ^ (seal >> 29);
    }
}
