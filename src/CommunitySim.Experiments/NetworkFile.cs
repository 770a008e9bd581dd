using System.Globalization;
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
    private const int MostMembers = 100_000_000;
    private static readonly char[] Separators = [',', ';', '\t', ' '];

    /// <summary>The network in a file; it has as many members as the largest number says.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is no tie; names file and line.</exception>
    public static SocialNetwork Read(string file)
    {
        try
        {
            using FileStream bytes = File.OpenRead(file);
            bool gzip = bytes.ReadByte() == 0x1F && bytes.ReadByte() == 0x8B;
            bytes.Position = 0;
            using StreamReader reader = new(gzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
            return Read(reader, file);
        }
        catch (InvalidDataException fault)
        {
            throw new InputException(file, "", $"the gzip data are damaged: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, "", $"the network file cannot be read: {fault.Message}");
        }
    }

    private static SocialNetwork Read(TextReader reader, string file)
    {
        HashSet<Tie> ties = [];
        int members = 0, line = 0, read = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            ReadOnlySpan<char> content = text.AsSpan().Trim();
            if (content.IsEmpty || content[0] == '#' || (read++ == 0 && content.TrimStart('"') is [var letter, ..] && char.IsLetter(letter)))
            {
                continue;
            }

            Tie tie = Parse(content, $"{file}:{line}");
            ties.Add(tie);
            members = Math.Max(members, tie.B + 1);
        }

        return ties.Count > 0
            ? SocialNetwork.FromTies(members, ties)
            : throw new InputException($"{file}:{Math.Max(1, line)}", "", "the file holds no tie; each line is to be two member numbers, such as 0,1.");
    }

    private static Tie Parse(ReadOnlySpan<char> text, string where)
    {
        int end = text.IndexOfAny(Separators);
        ReadOnlySpan<char> first = end < 0 ? text : text[..end];
        ReadOnlySpan<char> rest = end < 0 ? [] : text[(end + 1)..].TrimStart(Separators);
        int next = rest.IndexOfAny(Separators);
        ReadOnlySpan<char> second = next < 0 ? rest : rest[..next];
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int one)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out int other)
            || Math.Max(one, other) >= MostMembers)
        {
            throw new InputException(where, "", $"found \"{Shortened(text)}\"; allowed are two member numbers from 0 to {MostMembers - 1}, such as 0,1.");
        }

        return one != other
            ? Tie.Between(one, other)
            : throw new InputException(where, "", $"member {one} is tied to itself; take this line out.");
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : $"{text[..60]}...";
}
