namespace CommunitySim.Experiments.Input;

/// <summary>Finds the known word that the user probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 100, MostEdits = 3, ShortestStart = 3;

    /// <summary>Returns " Did you mean X?" for the nearest known word, or "" if none is near.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        string? nearest = Among(found, known);
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    /// <summary>
    /// Returns the nearest known word, or null. The case, and everything before the last dot, do not count. An equal
    /// word comes first, then a word with this beginning, then the fewest edits: at most three, and at most a third
    /// of the letters.
    /// </summary>
    public static string? Among(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestWord)
        {
            return null;
        }

        string key = Key(found);
        (string Word, int Edits)[] near =
            [.. known.Select(word => (word, Distance(key, Key(word)))).Where(one => one.Item2 <= MostEdits)];
        return near.Length == 0 ? null : near.MinBy(one => (one.Edits, Edits(found, one.Word))).Word;
    }

    private static string Key(string path) => path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant();

    /// <summary>Returns 0 for equal words, 1 for an equal beginning, the edits for near words, or too many edits.</summary>
    private static int Distance(string one, string other)
    {
        if (one == other)
        {
            return 0;
        }

        if (one.Length >= ShortestStart && other.StartsWith(one, StringComparison.Ordinal))
        {
            return 1;
        }

        int edits = Edits(one, other);
        return edits <= Math.Max(one.Length, other.Length) / 3 ? edits : MostEdits + 1;
    }

    /// <summary>Counts changed, inserted, deleted and swapped letters (Damerau 1964; no letter moves twice).</summary>
    private static int Edits(string one, string other)
    {
        int[] before = new int[other.Length + 1], last = before, row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            (before, last, row) = (last, row, new int[other.Length + 1]);
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
