using System.Buffers;
using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// The ids of a list of ties. An id is a name. The reader gives each id a code: a whole number below 10⁸ is its own
/// code. All other ids have codes from 10⁸, in the order of first appearance.
/// </summary>
/// <param name="lines">Gives the current line for messages.</param>
internal sealed class MemberIds(TextLines lines)
{
    /// <summary>Whole numbers below this are their own codes.</summary>
    public const int Numbers = 100_000_000;

    private const int LongestMissing = 7, BytesAName = 160, NamesBetweenChecks = 1 << 14;

    // Programs write these for a missing value or a failed formula.
    private static readonly HashSet<string> Missing = new(
        ["NA", "N/A", "NaN", "nan", "null", "NULL", "None", "<NA>", "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!"],
        StringComparer.Ordinal);

    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.,eE+- ");
    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789.,");

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>All ids that are not small whole numbers; the first has the code <see cref="Numbers"/>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Returns the code of a name, or null if it has not occurred.</summary>
    public int? Find(string name) => _codes.TryGetValue(name, out int code) ? code : null;

    /// <summary>Returns the code of a name, which a small whole number always has, or null if the name has not occurred.</summary>
    public int? CodeOf(string name) => name.Length <= 8 && IsWhole(name) ? int.Parse(name) : Find(name);

    /// <summary>Whether a text is a whole number without leading zeros.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 1 || text[0] != '0');

    /// <summary>Returns the code of the id in a non-empty cell.</summary>
    /// <exception cref="InputException">The cell holds a fraction, a missing value or damaged text.</exception>
    public int Code(TieCell cell, ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> bytes = cell.In(line);
        int number = ParseSmall(bytes);
        if (number >= 0)
        {
            return number;
        }

        Span<char> letters = bytes.Length <= 256 ? stackalloc char[256] : new char[bytes.Length];
        ReadOnlySpan<char> text = letters[..Encoding.UTF8.GetChars(bytes, letters)];
        text = cell.Quoted && text.Contains('"') ? cell.Text(line).Trim() : text.Trim();
        bool mayBeKnown = cell.Quoted || text.Length > LongestMissing;
        if (mayBeKnown && _codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int known))
        {
            return known;
        }

        if (!Ascii.IsValid(text) || text.Contains("  ", StringComparison.Ordinal))
        {
            RefuseDamaged(text);
            text = Normalize(text);
        }

        text = TryParseWhole(text, cell.Quoted, out string whole) ? whole : text;
        return text.Length <= 8 && IsWhole(text) ? int.Parse(text) : CodeOfName(text);
    }

    /// <summary>Returns the code of a name. A quoted name may look like a missing value or a fraction.</summary>
    public int Code(string name, bool quoted = false)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return Code(new TieCell(0, bytes.Length, quoted), bytes);
    }

    /// <summary>Gives names that look the same the same spelling. Any run of blanks becomes one space.</summary>
    private static string Normalize(ReadOnlySpan<char> text) =>
        NormalForm.Compose(string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static int ParseSmall(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 8 || (text.Length > 1 && text[0] == (byte)'0'))
        {
            return -1;
        }

        int number = 0;
        foreach (byte letter in text)
        {
            if ((uint)(letter - '0') > 9)
            {
                return -1;
            }

            number = (10 * number) + letter - '0';
        }

        return number;
    }

    private int CodeOfName(ReadOnlySpan<char> text)
    {
        if (_codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int code))
        {
            return code;
        }

        RefuseDamaged(text);
        if (_names.Count % NamesBetweenChecks == 0
            && !TieList.HasRoomFor((long)BytesAName * (_names.Count + NamesBetweenChecks)))
        {
            throw lines.TooMany();
        }

        string name = text.ToString();
        code = Numbers + _names.Count;
        _names.Add(name);
        _codes.Add(name, code);
        return code;
    }

    /// <summary>Reads a whole number that a program wrote as a fraction (3.0) or a power (1e+05). Refuses other numbers.</summary>
    private bool TryParseWhole(ReadOnlySpan<char> text, bool quoted, out string whole)
    {
        whole = "";
        if (text.IndexOfAnyExceptInRange('0', '9') < 0 || text.ContainsAnyExcept(NumberLetters))
        {
            if (!quoted && text.Length <= LongestMissing && Missing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
            {
                throw Refusal(
                    $"\"{text}\" stands for a missing value in most programs; "
                    + "write it in quotes if it is a name, or leave the second end empty for a member without ties.");
            }

            return false;
        }

        int digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        ReadOnlySpan<char> rest = text[digits..];
        bool isZeroFraction = rest.Length > 1 && rest[0] is '.' or ',' && rest[1..].IndexOfAnyExcept('0') < 0;
        if (digits > 0 && isZeroFraction && rest.Length != 4)
        {
            whole = text[..digits].ToString();
            return true;
        }

        if (text.Contains("e+", StringComparison.Ordinal)
            && double.TryParse(text, out double number)
            && number < 1e15
            && number == Math.Floor(number)
            && number >= 0)
        {
            whole = number.ToString("F0");
            return true;
        }

        return quoted ? false : RefuseNumber(text);
    }

    private bool RefuseNumber(ReadOnlySpan<char> text)
    {
        bool oneWord = !text.Contains(' ');
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase) && double.TryParse(text, out _))
        {
            throw Refusal($"\"{text}\" is an id that a spreadsheet has rounded; save the ids as text, with all their digits.");
        }

        if (oneWord && text[0] is '-' or '+' && !text[1..].ContainsAnyExcept(DigitsAndMarks))
        {
            throw Refusal(
                $"\"{text}\" is a number with a sign, not an id; "
                + "write it in quotes if it is a name, or delete the line if it stands for a missing value.");
        }

        if (!text.ContainsAnyExcept(DigitsAndMarks))
        {
            throw Refusal(
                $"\"{text}\" is a fraction or has marks between its digits, so it is not an id; "
                + "write ids as whole numbers without marks, or in quotes if they are names.");
        }

        return TieCell.IsSeveralNumbers(Encoding.UTF8.GetBytes(text.ToString()))
            ? throw Refusal($"\"{text}\" has several numbers in one cell; use the same separator in all lines, such as 0,1.")
            : false;
    }

    private void RefuseDamaged(ReadOnlySpan<char> text)
    {
        if (text.Contains('\uFFFD'))
        {
            throw Refusal("an id here has letters that are not UTF-8 or were lost earlier; save the file as CSV in UTF-8.");
        }

        if (text.IsEmpty)
        {
            throw Refusal("an id here is an invisible blank that looks like an empty cell; write an id, or leave the cell empty.");
        }

        if (text.Length > 2 && !text.ContainsAnyExcept("-=:+"))
        {
            throw Refusal($"found \"{Quotation.Escape(text.ToString())}\", a rule in a table, instead of an id; delete that line.");
        }

        foreach (char letter in text)
        {
            if (char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
            {
                throw Refusal(
                    $"found the id \"{Quotation.Escape(text.ToString())}\" "
                    + $"with an invisible character (U+{(int)letter:X4}); delete that character.");
            }
        }
    }

    private InputException Refusal(string what) => new(lines.Where, "", what);
}
