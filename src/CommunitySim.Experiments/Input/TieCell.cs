using System.Buffers;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>The place of a cell's text in its line, without surrounding blanks and quotes.</summary>
internal readonly record struct TieCell(int Start, int Length, bool Quoted)
{
    private static readonly SearchValues<byte> NumbersAndBlanks = SearchValues.Create(" \t.0123456789"u8);

    /// <summary>Returns the bytes of the cell as its line has them. Doubled quotes stay doubled.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> line) => line.Slice(Start, Length);

    /// <summary>Returns the text of the cell. Doubled quotes become single.</summary>
    public string Text(ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(In(line));
        return Quoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>Returns the separator of a line: tab, semicolon, comma, bar, or any run of blanks.</summary>
    public static byte FindSeparator(ReadOnlySpan<byte> line)
    {
        foreach (byte mark in "\t;,|"u8)
        {
            int at = IndexOutsideQuotes(line, mark);
            // The comma in "0 1 0,5" is a decimal comma.
            if (at >= 0 && !(mark == (byte)',' && IsSeveralNumbers(line[..at])))
            {
                return mark;
            }
        }

        return (byte)' ';
    }

    /// <summary>Whether a text is two or more numbers with blanks between them.</summary>
    public static bool IsSeveralNumbers(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        return !text.ContainsAnyExcept(NumbersAndBlanks) && text.IndexOfAny(" \t"u8) > 0;
    }

    /// <summary>Splits a line into its cells.</summary>
    /// <returns>False if a quote is not closed, or something other than a separator follows it.</returns>
    public static bool Split(ReadOnlySpan<byte> line, byte separator, List<TieCell> cells)
    {
        cells.Clear();
        int at = 0;
        while (true)
        {
            at = SkipBlanks(line, at, separator);
            if (separator == (byte)' ' && at == line.Length)
            {
                return true;
            }

            bool quoted = at < line.Length && line[at] == (byte)'"';
            int start = quoted ? at + 1 : at, end = quoted ? ClosingQuote(line, start) : EndOfCell(line, at, separator);
            if (end < 0)
            {
                return false;
            }

            int next = quoted ? SkipBlanks(line, end + 1, separator) : end;
            ReadOnlySpan<byte> text = quoted ? line[start..end] : line[start..end].TrimEnd(" \t\v\f"u8);
            cells.Add(new TieCell(start, text.Length, quoted));
            if (next == line.Length)
            {
                return true;
            }

            if (separator != (byte)' ')
            {
                if (line[next] != separator)
                {
                    return false;
                }

                next++;
            }
            else if (quoted && next == end + 1)
            {
                return false;
            }

            at = next;
        }
    }

    private static int SkipBlanks(ReadOnlySpan<byte> line, int at, byte separator)
    {
        while (at < line.Length
            && line[at] is (byte)' ' or (byte)'\t' or (byte)'\v' or (byte)'\f'
            && line[at] != separator | separator == (byte)' ')
        {
            at++;
        }

        return at;
    }

    private static int EndOfCell(ReadOnlySpan<byte> line, int at, byte separator)
    {
        int end = separator == (byte)' ' ? line[at..].IndexOfAny((byte)' ', (byte)'\t') : line[at..].IndexOf(separator);
        return end < 0 ? line.Length : at + end;
    }

    private static int ClosingQuote(ReadOnlySpan<byte> line, int at)
    {
        for (; at < line.Length; at++)
        {
            if (line[at] != (byte)'"')
            {
                continue;
            }

            if (at + 1 == line.Length || line[at + 1] != (byte)'"')
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    private static int IndexOutsideQuotes(ReadOnlySpan<byte> line, byte mark)
    {
        if (!line.Contains((byte)'"'))
        {
            return line.IndexOf(mark);
        }

        bool quoted = false;
        for (int at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == (byte)'"';
            if (!quoted && line[at] == mark)
            {
                return at;
            }
        }

        return -1;
    }
}
