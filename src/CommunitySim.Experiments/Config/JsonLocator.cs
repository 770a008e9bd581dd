using System.Text;
using System.Text.Json;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads JSON, comments and trailing commas welcome, into values that know their line and column.</summary>
public static class JsonLocator
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">Its bytes, without a byte order mark.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">It is not JSON, or a key stands twice; names line and column.</exception>
    public static Located Read(ReadOnlySpan<byte> utf8, string file) => utf8.Trim(" \t\r\n"u8).IsEmpty
        ? throw new InputException($"{file}:1:1", "", "the file is empty; {} is the smallest experiment, and `communitysim new FILE` writes one to start from.")
        : Read(utf8, "", "", new Lines(file, utf8.ToArray()));

    /// <summary>Reads the value of a --set: JSON where it is JSON, else plain text.</summary>
    public static Located ReadSetting(string path, string key, string text, string where)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            return Read(utf8, path, key, new Lines(where, null));
        }
        catch (InputException) when (!text.StartsWith('[') && !text.StartsWith('{'))
        {
            return new Located(path, key, where, JsonValueKind.String, text);
        }
    }

    private static Located Read(ReadOnlySpan<byte> utf8, string path, string key, Lines lines)
    {
        Utf8JsonReader reader = new(utf8, Options);
        try
        {
            reader.Read();
            Located root = Value(ref reader, path, key, lines);
            reader.Read(); // reports anything that follows
            return root;
        }
        catch (JsonException fault)
        {
            string what = fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw new InputException(lines.At(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0), path, $"this is not JSON: {what}");
        }
        catch (InvalidOperationException)
        {
            throw new InputException(lines.At(reader.TokenStartIndex), path, "this text is not valid UTF-8; save the file as UTF-8.");
        }
    }

    private static Located Value(ref Utf8JsonReader reader, string path, string key, Lines lines)
    {
        string where = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Located group = new(path, key, where, JsonValueKind.Object, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    Member(ref reader, group, lines);
                }

                return group;
            case JsonTokenType.StartArray:
                Located list = new(path, key, where, JsonValueKind.Array, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    string index = $"{list.Children.Count}";
                    list.Children.Add((index, Value(ref reader, $"{path}[{index}]", Join(key, index, ':'), lines)));
                }

                return list;
            case JsonTokenType.String:
                return new Located(path, key, where, JsonValueKind.String, reader.GetString()!);
            case JsonTokenType.Number:
                return new Located(path, key, where, JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new Located(path, key, where, JsonValueKind.True, "true");
            case JsonTokenType.False:
                return new Located(path, key, where, JsonValueKind.False, "false");
            default:
                return new Located(path, key, where, JsonValueKind.Null, "null");
        }
    }

    private static void Member(ref Utf8JsonReader reader, Located group, Lines lines)
    {
        string name = reader.GetString()!, where = lines.At(reader.TokenStartIndex), path = Join(group.Path, name, '.');
        if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal))
        {
            throw new InputException(where, path, $"the key \"{name}\" is empty or holds a colon; use letters, digits, dots, - and _.");
        }

        if (group.Children.Find(child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase)).Value is { } first)
        {
            throw new InputException(where, path, $"the key \"{name}\" stands here a second time; it was first given at {first.Where}. Keep one.");
        }

        reader.Read();
        group.Children.Add((name, Value(ref reader, path, Join(group.Key, name, ':'), lines) with { Named = where }));
    }

    private static string Join(string path, string name, char with) => path.Length == 0 ? name : $"{path}{with}{name}";

    /// <summary>Turns byte positions into "file:line:column", counted from 1.</summary>
    private sealed class Lines(string where, byte[]? utf8)
    {
        public string At(long position)
        {
            if (utf8 is null)
            {
                return where;
            }

            ReadOnlySpan<byte> before = utf8.AsSpan(0, (int)Math.Min(position, utf8.Length));
            return At(before.Count((byte)'\n'), before.Length - (before.LastIndexOf((byte)'\n') + 1));
        }

        public string At(long line, long bytesInLine) => utf8 is null ? where : $"{where}:{line + 1}:{Column(line, bytesInLine)}";

        private long Column(long line, long bytesInLine)
        {
            ReadOnlySpan<byte> rest = utf8;
            for (long skipped = 0; skipped < line; skipped++)
            {
                rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
            }

            return Encoding.UTF8.GetCharCount(rest[..(int)Math.Min(bytesInLine, rest.Length)]) + 1;
        }
    }
}
