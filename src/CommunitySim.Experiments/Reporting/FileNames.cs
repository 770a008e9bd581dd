using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Makes file names from names that people chose, in any script.</summary>
public static class FileNames
{
    private const int Longest = 60;

    // Windows refuses these file names, with any extension.
    private static readonly string[] Reserved =
    [
        "CON", "PRN", "AUX", "NUL",
        .. from port in (string[])["COM", "LPT"] from number in Enumerable.Range(0, 10) select $"{port}{number}",
    ];

    private static readonly Dictionary<char, string> Plain = Letters(
        ("a", "àáâãåāăą"), ("ae", "äæ"), ("c", "çćč"), ("d", "ďđð"),
        ("e", "èéêëēėęě"), ("g", "ğģ"), ("i", "ìíîïīįı"),
        ("l", "łļľ"), ("n", "ñńňņ"), ("o", "òóôõøōő"),
        ("oe", "öœ"), ("r", "řŕ"), ("s", "śşšș"), ("ss", "ß"), ("t", "ťțţ"), ("th", "þ"),
        ("u", "ùúûūůűų"), ("ue", "ü"), ("y", "ýÿ"), ("z", "źżž"));

    /// <summary>
    /// Makes a file name of ASCII letters, digits, - and _ for each name. No two are equal, even if case does not
    /// count, and none is reserved by Windows. Plain names are kept; later names that would share a file get a number.
    /// </summary>
    /// <param name="names">All names that share a folder. The same list gives the same files.</param>
    /// <param name="prefix">The start of every file name.</param>
    /// <returns>One name without extension for each, in the order of the names.</returns>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> names, string prefix = "")
    {
        HashSet<string> taken = new(Reserved, StringComparer.OrdinalIgnoreCase);
        string[] files = new string[names.Count];
        string[] plain = [.. names.Select((name, index) => prefix + Slug(name, index))];

        // Names that are valid file names come first, so that no other name takes theirs.
        foreach (int index in Enumerable.Range(0, names.Count).OrderBy(index => plain[index] != prefix + names[index]))
        {
            string file = plain[index];
            for (int number = 2; !taken.Add(file); number++)
            {
                file = $"{plain[index]}-{number}";
            }

            files[index] = file;
        }

        return files;
    }

    private static string Slug(string name, int index)
    {
        StringBuilder slug = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (rune.IsAscii && IsPlain((char)rune.Value))
            {
                slug.Append(rune.Value == ' ' ? '-' : (char)rune.Value);
            }
            else if (rune.IsBmp && Plain.TryGetValue((char)rune.Value, out string? letters))
            {
                slug.Append(letters);
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark
                && slug.Length > 0
                && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string cut = slug.ToString(0, Math.Min(slug.Length, Longest));
        string trimmed = name.All(IsPlain) ? cut : cut.Trim('-');
        return trimmed.Trim('-').Length == 0 ? $"{index + 1}" : trimmed;
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ' ';

    private static Dictionary<char, string> Letters(params (string Plain, string Letters)[] groups) => groups
        .SelectMany(group => group.Letters.SelectMany(letter =>
            (KeyValuePair<char, string>[])
            [
                new(letter, group.Plain),
                new(char.ToUpperInvariant(letter), char.ToUpperInvariant(group.Plain[0]) + group.Plain[1..]),
            ]))
        .DistinctBy(letter => letter.Key)
        .ToDictionary(letter => letter.Key, letter => letter.Value);
}
