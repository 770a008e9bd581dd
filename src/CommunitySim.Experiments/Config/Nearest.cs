namespace CommunitySim.Experiments.Config;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 100;

    /// <summary>" Did you mean X?" for the nearest of the known words, or "" where none is near.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        string? nearest = Among(found, known);
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    /// <summary>The nearest known word by edits (Levenshtein 1966), ignoring case and what stands before the last dot; null where more than half would have to change, and for what is no word at all.</summary>
    public static string? Among(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestWord)
        {
            return null;
        }

        string key = Key(found);
        string? nearest = known.MinBy(word => (Edits(key, Key(word)), Edits(found, word)));
        return nearest is not null && 2 * Edits(key, Key(nearest)) <= Math.Max(key.Length, Key(nearest).Length) ? nearest : null;
    }

    private static string Key(string path) => path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant();

    private static int Edits(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
