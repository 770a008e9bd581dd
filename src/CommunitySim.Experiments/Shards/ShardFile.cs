using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Storage;
using Microsoft.Win32.SafeHandles;

namespace CommunitySim.Experiments.Shards;

/// <summary>What a shard's file says of itself in its first line.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Part">The study's name; empty for the experiment itself.</param>
/// <param name="Shard">The shard, such as 3/200.</param>
/// <param name="Plan">The worlds it belongs to (<see cref="Shards.Shard.Plan"/>).</param>
internal sealed record ShardHeader(string Experiment, string Part, string Shard, string Plan);

/// <summary>
/// A file of records of worlds. After a line of JSON, records follow: cell, replicate and length as 32-bit numbers, the SHA-256
/// of these and the content, and the content. A complete file ends with cell −1 and the number of records. A process that was
/// killed leaves at most a torn last record, which is dropped.
/// </summary>
internal sealed class ShardFile : IDisposable
{
    private const int HeadLength = 12 + SHA256.HashSizeInBytes;
    private const int EndMark = -1;
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);
    private readonly FileStream _stream;
    private readonly Dictionary<(int Cell, int Replicate), (long At, int Length)> _places;
    private DateTime _flushed = DateTime.UtcNow;

    private ShardFile(FileStream stream, Dictionary<(int Cell, int Replicate), (long At, int Length)> places) =>
        (_stream, _places) = (stream, places);

    /// <summary>Cells and replicates of the records.</summary>
    public IReadOnlyCollection<(int Cell, int Replicate)> Worlds => _places.Keys;

    /// <summary>Opens a file to add records, or creates it. A file of other worlds is begun anew.</summary>
    public static ShardFile Append(string file, ShardHeader header)
    {
        FileStream stream = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (ReadHeader(stream) == header)
        {
            (Dictionary<(int, int), (long, int)> places, long end, _) = Scan(stream.SafeFileHandle, stream.Position);
            stream.SetLength(end);
            stream.Position = end;
            return new ShardFile(stream, places);
        }

        stream.SetLength(0);
        stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(header), (byte)'\n']);
        return new ShardFile(stream, []);
    }

    /// <summary>Reads the header of a file; null where it has none.</summary>
    public static ShardHeader? ReadHeader(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return ReadHeader(stream);
    }

    /// <summary>Finds the records of a complete file.</summary>
    /// <exception cref="InputException">The file is not complete, or damaged.</exception>
    public static IReadOnlyDictionary<(int Cell, int Replicate), (long At, int Length)> Find(string file)
    {
        using FileStream stream = File.OpenRead(file);
        ReadHeader(stream);
        (Dictionary<(int, int), (long, int)> places, _, int? count) = Scan(stream.SafeFileHandle, stream.Position);
        return count == places.Count ? places
            : throw new InputException(file, "", "the file of this shard is incomplete. Delete the file, and run its shard again.");
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public static WorldRecord Read(string file, (int Cell, int Replicate) world, (long At, int Length) place)
    {
        using SafeFileHandle handle = File.OpenHandle(file);
        return Read(handle, file, world, place);
    }

    /// <summary>Reads a record of this file.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public WorldRecord Read((int Cell, int Replicate) world)
    {
        _stream.Flush();
        return Read(_stream.SafeFileHandle, _stream.Name, world, _places[world]);
    }

    /// <summary>Adds a record.</summary>
    public void Add(int cell, int replicate, WorldRecord record)
    {
        byte[] content = WorldRecordCode.Encode(record);
        _places[(cell, replicate)] = (_stream.Position, content.Length);
        Write(cell, replicate, content);
        if (DateTime.UtcNow - _flushed > FlushEvery)
        {
            _stream.Flush(flushToDisk: true);
            _flushed = DateTime.UtcNow;
        }
    }

    /// <summary>Ends the file.</summary>
    public void Complete()
    {
        Write(EndMark, _places.Count, []);
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static WorldRecord Read(SafeFileHandle handle, string file, (int Cell, int Replicate) world, (long At, int Length) place)
    {
        byte[] frame = new byte[HeadLength + place.Length];
        int read = RandomAccess.Read(handle, frame, place.At);
        byte[] content = frame[HeadLength..];
        return read == frame.Length && frame.AsSpan(12, SHA256.HashSizeInBytes).SequenceEqual(Seal(frame.AsSpan(0, 12), content))
            ? WorldRecordCode.Decode(content)
            : throw new InputException(
                file, "", $"the record of cell {world.Cell}, replicate {world.Replicate} is damaged. Delete the file, and run its shard again.");
    }

    private static ShardHeader? ReadHeader(FileStream stream)
    {
        const int longest = 10_000;
        List<byte> line = [];
        int next;
        while (line.Count < longest && (next = stream.ReadByte()) is not (-1 or '\n'))
        {
            line.Add((byte)next);
        }

        try
        {
            return JsonSerializer.Deserialize<ShardHeader>(Encoding.UTF8.GetString([.. line]));
        }
        catch (JsonException)
        {
            return null; // any other file
        }
    }

    /// <summary>Finds the whole records, their end, and the number of records that the end of the file states; null without one.</summary>
    private static (Dictionary<(int Cell, int Replicate), (long At, int Length)> Places, long End, int? Count) Scan(SafeFileHandle handle, long at)
    {
        Dictionary<(int Cell, int Replicate), (long At, int Length)> places = [];
        byte[] head = new byte[HeadLength];
        long length = RandomAccess.GetLength(handle);
        while (at + HeadLength <= length && RandomAccess.Read(handle, head, at) == HeadLength)
        {
            (int cell, int replicate, int bytes) = Head(head);
            if (cell == EndMark)
            {
                return (places, at, replicate);
            }

            if (bytes < 0 || at + HeadLength + bytes > length)
            {
                break;
            }

            places[(cell, replicate)] = (at, bytes);
            at += HeadLength + bytes;
        }

        return (places, at, null);
    }

    private static (int Cell, int Replicate, int Length) Head(ReadOnlySpan<byte> head) => (
        BinaryPrimitives.ReadInt32LittleEndian(head),
        BinaryPrimitives.ReadInt32LittleEndian(head[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(head[8..]));

    private static byte[] Seal(ReadOnlySpan<byte> numbers, byte[] content) => SHA256.HashData([.. numbers, .. content]);

    private void Write(int cell, int replicate, byte[] content)
    {
        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, cell);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], replicate);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[8..], content.Length);
        _stream.Write(numbers);
        _stream.Write(Seal(numbers, content));
        _stream.Write(content);
    }
}
