namespace CommunitySim.Charts.Plotting;

/// <summary>How wide text is, and how it is broken into lines. A file of shapes cannot ask the viewer's font, so widths are those of Helvetica.</summary>
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

    /// <summary>Estimated width in pixels, with a few per cent to spare for another font.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var thousandths = text.Sum(c => c is >= ' ' and <= '~' ? Widths[c - ' '] : c is '−' ? 584 : c is '→' ? 1000 : c < 0x2E80 ? 620 : 1000);
        return thousandths * size / 1000 * (bold ? 1.09 : 1.03);
    }

    /// <summary>The largest size up to <paramref name="size"/> at which text in one line is no wider than <paramref name="width"/>.</summary>
    public static double Size(string text, double size, double width, bool bold = false)
    {
        var needed = Width(text, size, bold);
        return needed <= width ? size : Math.Max(SmallestSize, Math.Floor(size * width / needed * 10) / 10);
    }

    /// <summary>
    /// Breaks text between words into at most so many lines of the width. A little smaller in one line is preferred to two
    /// lines, lines are made about equally long, and the size shrinks where there is no other way.
    /// </summary>
    public static (IReadOnlyList<string> Lines, double Size) Wrap(string text, double size, double width, int mostLines, bool bold = false)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return ([], size);
        }

        var line = string.Join(' ', words);
        if (Size(line, size, width, bold) >= size * 0.88)
        {
            return ([line], Size(line, size, width, bold));
        }

        var lines = Break(words, size, width, bold);
        while (size > SmallestSize && (lines.Count > mostLines || lines.Exists(l => Width(l, size, bold) > width)))
        {
            size--;
            lines = Break(words, size, width, bold);
        }

        // No line shorter than it must be: the narrowest width that needs no further line.
        for (var narrower = width * 0.95; narrower > width * 0.4; narrower -= width * 0.05)
        {
            var tried = Break(words, size, narrower, bold);
            if (tried.Count > lines.Count || tried.Exists(l => Width(l, size, bold) > narrower))
            {
                break;
            }

            lines = tried;
        }

        return (lines, size);
    }

    private static List<string> Break(IEnumerable<string> words, double size, double width, bool bold)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            var longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && Width(longer, size, bold) <= width)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
