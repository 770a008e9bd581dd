using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Config;

/// <summary>Where a reader of JSON stands, as "file:line:column", counted from 1. Positions ascend, so that each byte is looked at once.</summary>
/// <param name="where">The file; without bytes, the place of all.</param>
/// <param name="utf8">The file's bytes, or null.</param>
internal sealed class JsonLines(string where, byte[]? utf8)
{
    private int _position;
    private int _line = 1;
    private int _column = 1;

    public int Values { get; set; }

    /// <summary>The place of a byte that is not before the last one asked for.</summary>
    public string At(long position)
    {
        if (utf8 is null)
        {
            return where;
        }

        ReadOnlySpan<byte> passed = utf8.AsSpan(_position..(int)Math.Clamp(position, _position, utf8.Length));
        int start = passed.LastIndexOf((byte)'\n') + 1;
        _column = (start > 0 ? 1 : _column) + Encoding.UTF8.GetCharCount(passed[start..]);
        _line += passed.Count((byte)'\n');
        _position += passed.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{where}:{_line}:{_column}");
    }

    /// <summary>The place of a fault of the JSON, and whether a decimal comma is likely to be its cause.</summary>
    /// <param name="line">Line, from 0.</param>
    /// <param name="bytesInLine">Bytes before it in the line.</param>
    public (string Where, bool Comma) Fault(long line, long bytesInLine)
    {
        ReadOnlySpan<byte> bytes = utf8;
        int position = 0;
        for (long skipped = 0; skipped < line; skipped++)
        {
            position += bytes[position..].IndexOf((byte)'\n') + 1;
        }

        position = (int)Math.Min(position + bytesInLine, bytes.Length);
        bool comma = position >= 2 && position < bytes.Length
            && char.IsAsciiDigit((char)bytes[position]) && bytes[position - 1] == (byte)',' && char.IsAsciiDigit((char)bytes[position - 2]);
        return (At(position), comma);
    }
}
