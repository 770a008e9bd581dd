namespace CommunitySim.Experiments.Input;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 100, MostEdits = 3, ShortestStart = 3;

    /// <summary>" Did you mean X?" for the nearest of the known words, or "" where none is near.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        string? nearest = Among(found, known);
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    /// <summary>
    /// The known word that was probably meant, whatever its case and what stands before its last dot: one that is the same, then one that
    /// begins alike, then the one with the fewest edits, at most three and a third of its letters. Null where there is none.
    /// </summary>
    public static string? Among(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestWord)
        {
            return null;
        }

        string key = Key(found);
        (string Word, int Edits)[] near = [.. known.Select(word => (word, Distance(key, Key(word)))).Where(one => one.Item2 <= MostEdits)];
        return near.Length == 0 ? null : near.MinBy(one => (one.Edits, Edits(found, one.Word))).Word;
    }

    private static string Key(string path) => path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant();

    /// <summary>0 for the same word, 1 for one that begins alike, else the edits; too many where the words are not near.</summary>
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

    /// <summary>Letters to be changed, put in, left out or swapped with their neighbour (Damerau 1964, no letter moved twice).</summary>
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
