namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads a network from a list of ties: one tie a line, the ids of two members, separated by tab, semicolon, comma, bar or
/// blank. A first line may name the columns. Ids are names; members are those that occur. Ties are undirected; one that is
/// listed both ways, or twice, counts once. Gzip is read as it is.
/// </summary>
public static class NetworkFile
{
    // A list of ties packs to a third or a tenth; what unpacks to more is made to fill a computer.
    private const long Modest = 64 * 1024 * 1024, MostUnpacking = 200;

    /// <summary>The network in a file, and what was read to make it.</summary>
    /// <exception cref="InputException">The file cannot be read, is no list of ties, or can be read in two ways; names file and line.</exception>
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
                "after this line the gzip data are damaged, cut short or followed by something else; "
                + "fetch or pack the file again.");
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
            throw new InputException(file, "", "this is no name of a file; name a list of ties.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, "", $"the network file cannot be opened ({fault.Message.TrimEnd('.')}); name a file that you may read.");
        }
    }
}
