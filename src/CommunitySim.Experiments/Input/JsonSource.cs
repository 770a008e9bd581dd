using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads JSON into nodes that know their line and column. Comments and trailing commas are allowed.</summary>
public static class JsonSource
{
    // A legitimate experiment stays far below these limits. A larger file would only fill the memory.
    private const int Deepest = 8, MostValues = 250_000, LongestKey = 160;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputException">The file is no JSON in UTF-8, repeats a key, has an invalid key, or is too large.</exception>
    public static SourceNode Read(ReadOnlySpan<byte> utf8, string file)
    {
        JsonPositions lines = new(file, utf8.ToArray());
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new InputException(
                lines.At(0), "",
                "the file is empty; write {} for an experiment of defaults, or start from `communitysim new FILE`.");
        }

        return Utf8.IsValid(utf8) ? Read(utf8, "", "", lines)
            : throw new InputException(lines.At(ValidBytes(utf8)), "", "this is not text in UTF-8; save the file as UTF-8.");
    }

    /// <summary>Reads the value of a --set as JSON, or as plain text if it is no JSON.</summary>
    public static SourceNode ReadSetting(string path, string key, string text, string where)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            return Read(utf8, path, key, new JsonPositions(where, null));
        }
        catch (InputException) when (!text.StartsWith('[') && !text.StartsWith('{'))
        {
            return new SourceNode(path, key, where, JsonValueKind.String, Plain(Encoding.UTF8.GetString(utf8), path, where));
        }
    }

    /// <summary>Whether a name is a valid key. Microsoft.Extensions.Configuration separates keys by colons.</summary>
    internal static bool IsKey(string name) =>
        name.Length is > 0 and <= LongestKey && !name.AsSpan().ContainsAny(":\uFFFE\uFFFF") && !name.Any(Unseen.IsObeyed);

    private static SourceNode Read(ReadOnlySpan<byte> utf8, string path, string key, JsonPositions lines)
    {
        Utf8JsonReader reader = new(utf8, Options);
        try
        {
            reader.Read();
            SourceNode root = Value(ref reader, path, key, lines);
            reader.Read(); // reports anything that follows
            return root;
        }
        catch (JsonException fault)
        {
            bool bareWord = fault.Message.Contains("invalid JSON literal", StringComparison.Ordinal);
            string what = bareWord ? "a word stands here without quotes."
                : Quotation.Escape(fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0]);
            (string where, bool comma) = lines.Fault(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            string remedy = comma ? "Write a decimal number with a point, such as 0.5."
                : bareWord ? "Write text in quotes, such as \"no\"."
                : "Correct it there; `communitysim new FILE` writes a file to compare with.";
            throw new InputException(where, path, $"this is not JSON: {what} {remedy}");
        }
        catch (InvalidOperationException)
        {
            throw new InputException(
                lines.At(reader.TokenStartIndex),
                path,
                "this text holds half a character (a lone surrogate such as \\ud800); write whole characters.");
        }
    }

    private static SourceNode Value(ref Utf8JsonReader reader, string path, string key, JsonPositions lines)
    {
        string where = lines.At(reader.TokenStartIndex);
        if (reader.CurrentDepth > Deepest || ++lines.Values > MostValues)
        {
            throw new InputException(
                where,
                path,
                $"an experiment has at most {MostValues} values, in groups and lists up to {Deepest} deep; "
                    + "write less (a sweep may be { \"from\": 0, \"to\": 1, \"steps\": 5 }).");
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                SourceNode group = new(path, key, where, JsonValueKind.Object, "");
                Dictionary<string, (string Written, SourceNode Value)> known = new(StringComparer.OrdinalIgnoreCase);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    Member(ref reader, group, known, lines);
                }

                return group;
            case JsonTokenType.StartArray:
                SourceNode list = new(path, key, where, JsonValueKind.Array, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    string index = $"{list.Children.Count}";
                    list.Children.Add((index, Value(ref reader, $"{path}[{index}]", Join(key, index, ':'), lines)));
                }

                return list;
            case JsonTokenType.String:
                return new SourceNode(path, key, where, JsonValueKind.String, Plain(reader.GetString()!, path, where));
            case JsonTokenType.Number:
                return new SourceNode(path, key, where, JsonValueKind.Number, WholeNumber.Plain(Encoding.UTF8.GetString(reader.ValueSpan)));
            case JsonTokenType.True:
                return new SourceNode(path, key, where, JsonValueKind.True, "true");
            case JsonTokenType.False:
                return new SourceNode(path, key, where, JsonValueKind.False, "false");
            default:
                return new SourceNode(path, key, where, JsonValueKind.Null, "null");
        }
    }

    private static void Member(
        ref Utf8JsonReader reader,
        SourceNode group,
        Dictionary<string, (string Written, SourceNode Value)> known,
        JsonPositions lines)
    {
        string written = reader.GetString()!, name = NormalForm.Compose(written), where = lines.At(reader.TokenStartIndex);
        if (!IsKey(name))
        {
            string label = group.Path == "strategies" ? " A strategy's \"label\" may be any text." : "";
            throw new InputException(
                where,
                group.Path,
                $"the key \"{Quotation.Escape(name)}\" is empty, longer than {LongestKey}, or holds a colon or control character; "
                    + $"use letters, digits, dots, hyphens and underscores.{label}");
        }

        string path = Join(group.Path, name, '.');
        if (known.TryGetValue(name, out (string Written, SourceNode Value) first))
        {
            string how = first.Written == written ? ""
                : NormalForm.Compose(first.Written) == name ? " in another Unicode normal form"
                : $", as \"{first.Written}\" but for upper and lower case";
            throw new InputException(
                where, path,
                $"the key \"{name}\" stands here a second time{how}; the first is at {first.Value.Where}. Keep one.");
        }

        reader.Read();
        SourceNode value = Value(ref reader, path, Join(group.Key, name, ':'), lines) with { Named = where };
        known.Add(name, (written, value));
        group.Children.Add((name, value));
    }

    /// <summary>Returns a text that every result file can hold.</summary>
    private static string Plain(string text, string path, string where) =>
        text.FirstOrDefault(
            letter => letter is '\uFFFE' or '\uFFFF' || (Unseen.IsObeyed(letter) && letter is not ('\n' or '\r' or '\t')),
            '\n') is not '\n' and var found
            ? throw new InputException(
                where, path,
                $"the text \"{Quotation.Escape(text)}\" holds a control character, {Unseen.Number(found)}; delete it.")
            : text;

    private static string Join(string path, string name, char with) => path.Length == 0 ? name : $"{path}{with}{name}";

    private static int ValidBytes(ReadOnlySpan<byte> utf8)
    {
        int valid = 0;
        while (Rune.DecodeFromUtf8(utf8[valid..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        return valid;
    }
}
