using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Networks;

namespace CommunitySim.Experiments;

/// <summary>Reads one line of a list of ties: two member numbers, separated by comma, semicolon, tab or blank, and what is not used.</summary>
internal static class TieLine
{
    private const int MostMembers = 100_000_000;

    /// <summary>Whether a line, the first that says anything, names columns: it begins with a letter, quoted or not.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        _ = Rune.DecodeFromUtf8(line.TrimStart((byte)'"'), out Rune first, out _);
        return Rune.IsLetter(first);
    }

    /// <summary>The tie at the beginning of a text, if its line is as most are: a number, one separator, a number, and \n or \r\n.</summary>
    /// <returns>The length of the line with its end; 0 for any other line, of which <see cref="Parse"/> says what it is.</returns>
    public static int ParseUsual(ReadOnlySpan<byte> text, out Tie tie)
    {
        int at = 0, one = Number(text, ref at);
        bool apart = at < text.Length && (IsMark(text[at]) || IsBlank(text[at]));
        at++;
        int other = apart ? Number(text, ref at) : -1;
        at += at < text.Length && text[at] == (byte)'\r' ? 1 : 0;
        tie = Tie.Between(one, other);
        return one >= 0 && other >= 0 && one != other && at < text.Length && text[at] == (byte)'\n' ? at + 1 : 0;
    }

    /// <summary>The tie in a line.</summary>
    /// <param name="line">The line, without indent.</param>
    /// <param name="lines">Where it stands, for messages.</param>
    /// <exception cref="InputException">There is none, or it is one to oneself.</exception>
    public static Tie Parse(ReadOnlySpan<byte> line, TextLines lines)
    {
        int at = 0, one = Number(line, ref at);
        bool apart = SkipSeparator(line, ref at);
        int other = Number(line, ref at);
        bool ends = at == line.Length || IsBlank(line[at]) || IsMark(line[at]);
        if (one < 0 || other < 0 || !apart || !ends)
        {
            throw new InputException(lines.Where, "", $"found \"{Quotation.Of(line)}\"; allowed are two member numbers from 0 to {MostMembers - 1}, such as 0,1.");
        }

        return one != other
            ? Tie.Between(one, other)
            : throw new InputException(lines.Where, "", $"member {one} is tied to itself; take this line out.");
    }

    /// <summary>The number at a position, which moves behind it; -1 where there is none, or one beyond all members.</summary>
    private static int Number(ReadOnlySpan<byte> line, ref int at)
    {
        int start = at, number = 0;
        for (; at < line.Length && (uint)(line[at] - '0') <= 9; at++)
        {
            // Beyond the bound it stays there, so that it cannot overflow.
            number = Math.Min(MostMembers, (10 * number) + line[at] - '0');
        }

        return at > start && number < MostMembers ? number : -1;
    }

    /// <summary>Moves behind blanks with at most one comma or semicolon among them: with two, a column would be empty.</summary>
    private static bool SkipSeparator(ReadOnlySpan<byte> line, ref int at)
    {
        int start = at, marks = 0;
        for (; at < line.Length && (IsBlank(line[at]) || IsMark(line[at])); at++)
        {
            marks += IsMark(line[at]) ? 1 : 0;
        }

        return at > start && marks <= 1;
    }

    /// <summary>A line without the blanks before it.</summary>
    public static ReadOnlySpan<byte> WithoutIndent(ReadOnlySpan<byte> line)
    {
        int indent = 0;
        while (indent < line.Length && IsBlank(line[indent]))
        {
            indent++;
        }

        return line[indent..];
    }

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\v' or (byte)'\f';

    private static bool IsMark(byte letter) => letter is (byte)',' or (byte)';';
}
