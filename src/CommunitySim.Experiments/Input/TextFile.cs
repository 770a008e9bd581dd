using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Opens a file of lines, plain or as gzip, and explains why it cannot be read.</summary>
internal static class TextFile
{
    // A list of ties packs to a third or a tenth. A file that unpacks to far more is an attack on the memory.
    private const long Modest = 64 * 1024 * 1024, MostUnpacking = 200;

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="InputException">The file is missing, damaged or too large; the message names file and line.</exception>
    public static T Read<T>(string file, Func<TextLines, T> read)
    {
        using FileStream bytes = Open(file);
        bool packed = GzipText.IsIn(bytes);
        using Utf8Text content = new(packed ? new GzipText(bytes) : bytes);
        TextLines lines = new(content, file, packed ? Math.Max(Modest, MostUnpacking * bytes.Length) : long.MaxValue);
        try
        {
            return read(lines);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(
                lines.At(lines.Number + 1), "",
                "a letter here is not in the encoding of the letters before it; save the file as CSV in UTF-8.");
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
                $"after this line the file cannot be read ({fault.Message.TrimEnd('.')}); check the file and its disk.");
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
            throw new InputException(file, "", "this is not a valid file name; name a file of lines, such as CSV.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                file, "",
                $"this file cannot be opened ({fault.Message.TrimEnd('.')}); name a file that you may read.");
        }
    }
}
