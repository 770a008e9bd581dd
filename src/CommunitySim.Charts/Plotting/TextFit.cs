namespace CommunitySim.Charts.Plotting;

/// <summary>Measures text and breaks it into lines. The viewer's font is unknown, so widths are those of Helvetica.</summary>
internal static class TextFit
{
    // Thousandths of the font size for the characters from space to tilde; Arial and Liberation Sans have the same.
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const double SmallestSize = 9;

    /// <summary>The estimated width in pixels, with a few per cent added for other fonts.</summary>
    public static double Width(string text, double size, bool bold = false) =>
        text.Sum(letter =>
            letter is >= ' ' and <= '~'
                ? Widths[letter - ' ']
                : letter is '−' ? 584
                : letter is '→' or >= '\u2E80' ? 1000 : 620)
        * size / 1000 * (bold ? 1.09 : 1.03);

    /// <summary>The largest size up to <paramref name="size"/> at which text in one line is no wider than <paramref name="width"/>.</summary>
    public static double Size(string text, double size, double width, bool bold = false) =>
        Width(text, size, bold) is var needed && needed <= width
            ? size
            : Math.Max(SmallestSize, Math.Floor(size * width / needed * 10) / 10);

    /// <summary>
    /// Breaks text between words into lines of a width. One slightly smaller line is preferred to two lines. Lines are about equally
    /// long, and the size shrinks only if necessary.
    /// </summary>
    public static (IReadOnlyList<string> Lines, double Size) Wrap(
        string text, double size, double width, int mostLines, bool bold = false)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string line = string.Join(' ', words);
        if (Size(line, size, width, bold) is var inOne && inOne >= size * 0.88)
        {
            return (words.Length == 0 ? [] : [line], inOne);
        }

        List<string> lines = Break(words, size, width, bold);
        for (; size > SmallestSize
            && (lines.Count > mostLines || IsWider(lines, width)); lines = Break(words, size, width, bold))
        {
            size--;
        }

        // The narrowest width that needs no additional line makes the lines equally long.
        for (double narrower = width * 0.95; narrower > width * 0.4; narrower -= width * 0.05)
        {
            List<string> tried = Break(words, size, narrower, bold);
            lines = tried.Count == lines.Count && !IsWider(tried, narrower) ? tried : lines;
        }

        return (lines, size);

        bool IsWider(List<string> broken, double room) => broken.Exists(part => Width(part, size, bold) > room);
    }

    private static List<string> Break(IEnumerable<string> words, double size, double width, bool bold)
    {
        List<string> lines = [];
        foreach (string word in words)
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size, bold) <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
