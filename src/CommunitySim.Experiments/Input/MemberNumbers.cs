using System.Globalization;
using System.Numerics;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Numbers the members by their ids. Whole numbers come first, ascending; other names follow in ordinal order. The
/// order of the lines does not matter, and ids 0, 1, 2, ... keep their numbers.
/// </summary>
internal sealed class MemberNumbers
{
    private readonly ulong[] _numbers;
    private readonly int[] _before, _names;

    /// <summary>Numbers the members.</summary>
    /// <param name="occurring">The small whole numbers that occur.</param>
    /// <param name="names">All other ids; each of them occurs.</param>
    public MemberNumbers(IdSet occurring, IReadOnlyList<string> names)
    {
        _numbers = occurring.Numbers.ToArray();
        _before = new int[_numbers.Length + 1];
        for (int word = 0; word < _numbers.Length; word++)
        {
            _before[word + 1] = _before[word] + BitOperations.PopCount(_numbers[word]);
            Least = Least < 0 && _numbers[word] != 0 ? (64 * word) + BitOperations.TrailingZeroCount(_numbers[word]) : Least;
            Largest = _numbers[word] != 0 ? (64 * word) + 63 - BitOperations.LeadingZeroCount(_numbers[word]) : Largest;
        }

        int[] order = [.. Enumerable.Range(0, names.Count).OrderBy(name => names[name], Comparer<string>.Create(Compare))];
        _names = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            _names[order[place]] = _before[^1] + place;
        }

        Count = _before[^1] + names.Count;
    }

    /// <summary>Number of members.</summary>
    public int Count { get; }

    /// <summary>The least of the small whole numbers; −1 if there is none.</summary>
    public int Least { get; } = -1;

    /// <summary>The largest of the small whole numbers; −1 if there is none.</summary>
    public int Largest { get; } = -1;

    /// <summary>Whether every code already equals the number of its member.</summary>
    public bool AreCodes => _names.Length == 0 && Largest == Count - 1;

    /// <summary>Returns the number of the member with a code.</summary>
    public int IndexOf(int code) => code >= MemberIds.Numbers
        ? _names[code - MemberIds.Numbers]
        : _before[code / 64] + BitOperations.PopCount(_numbers[code / 64] & ((1UL << code) - 1));

    /// <summary>Returns two ids that differ only in leading zeros, such as "7 and 007", or "".</summary>
    public string FindTwins(IReadOnlyList<string> names)
    {
        Dictionary<string, string> longer = new(StringComparer.Ordinal);
        foreach (string name in names.Where(name => name.Length > 1 && name[0] == '0' && name.All(char.IsAsciiDigit)))
        {
            string plain = name.TrimStart('0') is { Length: > 0 } rest ? rest : "0";
            if (!longer.TryAdd(plain, name) || (plain.Length <= 8 && Has(int.Parse(plain))))
            {
                return longer[plain] == name ? $"{plain} and {name}" : $"{longer[plain]} and {name}";
            }
        }

        return names.FirstOrDefault(longer.ContainsKey) is { } twin ? $"{twin} and {longer[twin]}" : "";
    }

    /// <summary>Returns two ids that differ only in case, in quotes around them, or in the script of their digits, or "".</summary>
    public string FindAlike(IReadOnlyList<string> names)
    {
        Dictionary<string, string> folded = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string plain = Fold(name);
            if (!folded.TryAdd(plain, name))
            {
                return $"{folded[plain]} and {name}";
            }

            if (plain != name && plain.Length <= 8 && MemberIds.IsWhole(plain) && Has(int.Parse(plain)))
            {
                return $"{plain} and {name}";
            }
        }

        return "";
    }

    private static string Fold(string name) =>
        string.Concat(name.Trim('"', '\'', '`', '\u00B4', '\u2018', '\u2019', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB')
        .Select(Fold));

    private static char Fold(char letter) =>
        CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit ? (char)('0' + digit) : char.ToLowerInvariant(letter);

    private bool Has(int number) => number / 64 < _numbers.Length && (_numbers[number / 64] >> number & 1) != 0;

    private static int Compare(string? one, string? other)
    {
        bool isWhole = MemberIds.IsWhole(one);
        int difference = MemberIds.IsWhole(other).CompareTo(isWhole);
        difference = difference == 0 && isWhole ? one!.Length.CompareTo(other!.Length) : difference;
        return difference != 0 ? difference : string.CompareOrdinal(one, other);
    }
}
