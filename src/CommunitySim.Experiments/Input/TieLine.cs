using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>Parses the usual line of two small whole numbers without splitting it into cells.</summary>
internal static class TieLine
{
    /// <summary>Parses a line of a number, one separator, a number, and \n or \r\n.</summary>
    /// <returns>The length of the line with its end; 0 for any other line.</returns>
    public static int ParseUsual(ReadOnlySpan<byte> text, out Tie tie)
    {
        int at = 0, one = Number(text, ref at);
        bool apart = at < text.Length && text[at] is (byte)',' or (byte)';' or (byte)'\t' or (byte)' ';
        at++;
        int other = apart ? Number(text, ref at) : -1;
        at += at < text.Length && text[at] == (byte)'\r' ? 1 : 0;
        tie = Tie.Between(one, other);
        return one >= 0 && other >= 0 && one != other && at < text.Length && text[at] == (byte)'\n' ? at + 1 : 0;
    }

    /// <summary>Parses a number and moves behind it. Returns −1 if there is none, or it is not its own code.</summary>
    private static int Number(ReadOnlySpan<byte> line, ref int at)
    {
        int start = at, number = 0;
        for (; at < line.Length && (uint)(line[at] - '0') <= 9; at++)
        {
            // The bound prevents an overflow.
            number = Math.Min(MemberIds.Numbers, (10 * number) + line[at] - '0');
        }

        return at > start && number < MemberIds.Numbers && (line[start] != (byte)'0' || at == start + 1) ? number : -1;
    }
}
