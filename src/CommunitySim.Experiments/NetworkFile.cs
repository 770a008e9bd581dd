using System.Buffers.Binary;
using System.IO.Compression;
using CommunitySim.Experiments.Config;
using CommunitySim.Networks;

namespace CommunitySim.Experiments;

/// <summary>
/// Reads a network from a list of ties: one tie a line, two member numbers from 0, separated by comma, semicolon, tab or
/// blank; further columns are not used; a first line that names the columns is skipped, as are empty lines and lines from #.
/// Ties are undirected; one that is listed both ways, or twice, counts once. Gzip is read as it is.
/// </summary>
public static class NetworkFile
{
    // A list of ties packs to a third or a tenth; what unpacks to more is made to fill a computer.
    private const long Modest = 64 * 1024 * 1024, MostUnpacking = 200;

    /// <summary>The network in a file; it has as many members as the largest number says.</summary>
    /// <exception cref="InputException">The file cannot be read, is no list of ties, or leaves most numbers out; names file and line.</exception>
    public static SocialNetwork Read(string file)
    {
        using FileStream bytes = Open(file);
        uint? unpacked = Unpacked(bytes);
        using Stream content = unpacked is null ? bytes : new GZipStream(bytes, CompressionMode.Decompress);
        TextLines lines = new(content, file, unpacked, unpacked is null ? long.MaxValue : Math.Max(Modest, MostUnpacking * bytes.Length));
        try
        {
            return Read(lines);
        }
        catch (InvalidDataException)
        {
            throw new InputException(lines.Where, "", "after this line the gzip data are damaged or cut short; fetch or pack the file again.");
        }
        catch (OutOfMemoryException)
        {
            throw TooMany(lines);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(lines.Where, "", $"after this line the network file cannot be read ({fault.Message.TrimEnd('.')}); check the file and its disk.");
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (ArgumentException)
        {
            throw new InputException(file, "", "this is no name of a file; name a list of ties.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, "", $"the network file cannot be opened ({fault.Message.TrimEnd('.')}); name a file that you may read.");
        }
    }

    /// <summary>The length, modulo 2³², that gzip data say to have unpacked, in their last four bytes; null for a plain file.</summary>
    private static uint? Unpacked(FileStream bytes)
    {
        // Of a pipe nothing can be looked at before the rest: it is to be plain.
        if (!bytes.CanSeek || bytes.ReadByte() != 0x1F || bytes.ReadByte() != 0x8B)
        {
            _ = bytes.CanSeek && bytes.Seek(0, SeekOrigin.Begin) == 0;
            return null;
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        bytes.Position = Math.Max(0, bytes.Length - length.Length);
        _ = bytes.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
        bytes.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(length);
    }

    private static SocialNetwork Read(TextLines lines)
    {
        TieList ties = new();
        int largest = -1, lineOfLargest = 0;
        bool headed = false;
        long lastTie = 0;
        while (true)
        {
            if (!lines.NextTie(out Tie tie))
            {
                if (!lines.Next(out ReadOnlySpan<byte> line))
                {
                    break;
                }

                line = TieLine.WithoutIndent(line);
                bool first = !headed && !line.IsEmpty && line[0] != (byte)'#';
                headed |= first;
                if (line.IsEmpty || line[0] == (byte)'#' || (first && TieLine.IsHeader(line)))
                {
                    RefuseSilence(lines, lastTie);
                    continue;
                }

                tie = TieLine.Parse(line, lines);
            }

            headed = true;
            if (!ties.Add(tie))
            {
                throw TooMany(lines);
            }

            lastTie = lines.Bytes;
            if (tie.B > largest)
            {
                (largest, lineOfLargest) = (tie.B, lines.Number);
            }
        }

        return largest >= 0
            ? Network(ties, largest, lines, lineOfLargest)
            : throw new InputException(lines.Where, "", "the file holds no tie; each line is to be two member numbers, such as 0,1.");
    }

    private static SocialNetwork Network(TieList ties, int largest, TextLines lines, int lineOfLargest)
    {
        int occurring = ties.Members(largest);
        if (2L * occurring < largest + 1L)
        {
            throw new InputException(lines.At(lineOfLargest), "", $"the largest member number is {largest}, but only {occurring} of the numbers from 0 to {largest} occur in any tie; number the members from 0 without gaps.");
        }

        // A row of half the ties goes before one of all.
        bool fits = 2 * ties.Count <= Array.MaxLength && TieList.HasRoomFor(sizeof(int) * ((3 * ties.Count) + (2L * largest)));
        return fits ? SocialNetwork.FromBlocks(largest + 1, ties.All) : throw TooMany(lines);
    }

    private static InputException TooMany(TextLines lines) => new(lines.Where, "", "up to this line there are more ties than there is memory for; name a smaller network.");

    // A pipe of empty lines has no end.
    private static void RefuseSilence(TextLines lines, long lastTie)
    {
        if (lines.Bytes - lastTie > Modest)
        {
            throw new InputException(lines.Where, "", $"up to this line there was no tie for {Modest / 1024 / 1024} MiB; name a list of ties, one a line, such as 0,1.");
        }
    }
}
