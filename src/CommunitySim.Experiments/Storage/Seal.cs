using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// What a row of results.db is sealed with: the first 64 bits of a SHA-256 over the cell's key, the row's place and its
/// values. SQLite notices a damaged page only by luck; a row that was changed, or stands under another key, shows here.
/// </summary>
internal readonly struct Seal(string cell)
{
    private readonly long _cell = Of(Encoding.UTF8.GetBytes(cell));

    /// <summary>The seal of a row of numbers.</summary>
    public long Of(int strategy, long place, long part, ReadOnlySpan<double> values, ReadOnlySpan<byte> more = default)
    {
        Span<byte> bytes = stackalloc byte[(4 * sizeof(long)) + (values.Length * sizeof(double)) + more.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, _cell);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], strategy);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], place);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], part);
        MemoryMarshal.AsBytes(values).CopyTo(bytes[32..]);
        more.CopyTo(bytes[(32 + (values.Length * sizeof(double)))..]);
        return Of(bytes);
    }

    private static long Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
