using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// What a row of results.db is sealed with: 64 bits over the cell's key, the row's place and its values. SQLite notices a
/// damaged page only by luck; a row that was changed, or stands under another key, shows here. Each step is a bijection of
/// the word that it takes in, so that no change of a single word goes unnoticed. It guards against accidents, not against
/// forgers, who are found by living runs again. (SHA-256 took half of the time that storing a row takes.)
/// </summary>
internal readonly struct RowChecksum(string cell)
{
    private readonly ulong _cell = Finish(Mix(0, Encoding.UTF8.GetBytes(cell)));

    /// <summary>The seal of a row of numbers.</summary>
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

    // Odd factors and a rotation, as in the mixing steps of hash functions (Knuth 1998, 6.4: the golden ratio).
    private static ulong Mix(ulong seal, ulong word) => BitOperations.RotateLeft(seal ^ (word * 0x9E3779B97F4A7C15), 29) * 0xD1342543DE82EF95;

    /// <summary>Lets every bit have a say in every bit.</summary>
    private static ulong Finish(ulong seal)
    {
        seal = (seal ^ (seal >> 32)) * 0x9E3779B97F4A7C15;
        return seal ^ (seal >> 29);
    }
}
