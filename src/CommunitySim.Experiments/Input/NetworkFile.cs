namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads a network from a list of ties. Each line holds the ids of two members, separated by tab, semicolon, comma,
/// bar or blank. The first line may name the columns. Every id that occurs is a member. Ties are undirected; a tie
/// that is listed both ways, or twice, counts once. Gzip files are unpacked on the way.
/// </summary>
public static class NetworkFile
{
    // A list of ties packs to a third or a tenth. A file that unpacks to far more is an attack on the memory.
    private const long Modest = 64 * 1024 * 1024, MostUnpacking = 200;

    /// <summary>Reads the network in a file.</summary>
    /// <exception cref="InputException">The file is unreadable, no list of ties, or ambiguous; the message names file and line.</exception>
    public static NetworkReading Read(string file)
    {
        using FileStream bytes = Open(file);
        bool packed = GzipText.IsIn(bytes);
        using Stream content = packed ? new GzipText(bytes) : bytes;
        TextLines lines = new(content, file, packed ? Math.Max(Modest, MostUnpacking * bytes.Length) : long.MaxValue);
        try
        {
            return new TieReader(lines).Read();
        }
        catch (InvalidDataException)
        {
            throw new InputException(
                lines.Where, "",
                "after this line the gzip data are damaged, truncated or followed by something else; "
                + "download or pack the file again.");
        }
        catch (OutOfMemoryException)
        {
            throw lines.TooMany();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                lines.Where, "",
                $"after this line the network file cannot be read ({fault.Message.TrimEnd('.')}); check the file and its disk.");
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
            throw new InputException(file, "", "this is not a valid file name; name a list of ties.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                file, "",
                $"the network file cannot be opened ({fault.Message.TrimEnd('.')}); name a file that you may read.");
        }
    }
}
