using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads files that a user names.</summary>
internal static class InputFile
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>Reads an experiment file without its byte order mark.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, or too large.</exception>
    public static byte[] Read(string file)
    {
        if (Directory.Exists(file))
        {
            throw new InputException(
                file, "",
                "this is a folder; name an experiment file, such as experiments/convert-vs-connect.json.");
        }

        try
        {
            // A device has no length, so the limit applies to the bytes that are read.
            using FileStream stream = File.OpenRead(file);
            byte[] buffer = new byte[16 * 1024]; // grows to one byte above the limit
            int length = 0;
            for (int read; (read = stream.Read(buffer.AsSpan(length))) > 0; length += read)
            {
                bool isFull = length + read == buffer.Length;
                Array.Resize(ref buffer, isFull ? Math.Min(2 * buffer.Length, Largest + 1) : buffer.Length);
            }

            if (length > Largest)
            {
                throw new InputException(
                    file,
                    "",
                    $"this file has more than {Largest / 1024 / 1024} MiB, too many for an experiment; "
                        + "name an experiment file, such as experiments/convert-vs-connect.json.");
            }

            byte[] bytes = buffer[..length];
            return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                file, "",
                $"there is no such file.{Similar(file)} `communitysim new FILE` writes one to start from.");
        }
        catch (ArgumentException)
        {
            throw new InputException(
                Quotation.Escape(file),
                "",
                "this is not a valid file name; name an experiment file, such as experiments/convert-vs-connect.json.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                file, "",
                $"the file cannot be read ({fault.Message.TrimEnd('.')}); name a file that you may read.");
        }
    }

    private static string Similar(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Directory.Exists(folder)
            ? Nearest.Hint(
                Path.GetFileNameWithoutExtension(file),
                Directory.EnumerateFiles(folder, "*.json")
                    .Where(found => Path.GetFileName(found) != JsonSchema.FileName)
                    .Select(found => Path.GetFileNameWithoutExtension(found))
                    .Order(StringComparer.Ordinal))
            : "";
    }
}
