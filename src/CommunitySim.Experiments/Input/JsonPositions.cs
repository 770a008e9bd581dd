using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Converts byte positions of a JSON file to "file:line:column", from 1. Positions must ascend; each byte is read once.</summary>
/// <param name="where">The file name. Without bytes, it is the place of every value.</param>
/// <param name="utf8">The bytes of the file, or null.</param>
internal sealed class JsonPositions(string where, byte[]? utf8)
{
    private int _position;
    private int _line = 1;
    private int _column = 1;

    public int Values { get; set; }

    /// <summary>Returns the place of a byte at or after the last requested one.</summary>
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

    /// <summary>Returns the place of a JSON error, and whether a decimal comma is its likely cause.</summary>
    /// <param name="line">Line, from 0.</param>
    /// <param name="bytesInLine">Number of bytes before the error in its line.</param>
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
            && char.IsAsciiDigit((char)bytes[position - 2])
            && bytes[position - 1] == (byte)','
            && char.IsAsciiDigit((char)bytes[position]);
        return (At(position), comma);
    }
}
