using System.Globalization;
using System.Text;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks names of strategies and segments: letters of any script, digits, spaces and punctuation.</summary>
public static class StrategyName
{
    /// <summary>The most characters, as a reader counts them.</summary>
    public const int Longest = 40;

    /// <summary>The same rule for JSON Schema. The lookahead refuses a final line break, which $ allows in .NET.</summary>
    public const string Pattern = $@"^[^ {Refused}]([^{Refused}]{{0,158}}[^ {Refused}])?$(?!\n)";

    // These characters separate names in claims (@), in --set (=) and in configuration keys (:).
    private const string Needed = "@=:";

    private const string Refused =
        @"@=:\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u1680\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF";

    /// <summary>The error in a name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="of">What it is the name of.</param>
    public static string? Fault(string name, string of = "strategy")
    {
        string? why = name.Trim().Length < name.Length ? "it begins or ends with a space; delete that space"
            : new StringInfo(name).LengthInTextElements > Longest
                ? $"it has {new StringInfo(name).LengthInTextElements} characters; "
                    + $"allowed are up to {Longest}"
            : name.FirstOrDefault(letter => Needed.Contains(letter, StringComparison.Ordinal)) is not '\0' and var needed
                ? $"it holds {needed}, which ends a name in claims and --set; "
                    + "choose another name, and a \"label\" to show in its place"
            : name.EnumerateRunes().FirstOrDefault(IsUnseen) is { Value: > 0 } unseen
                ? $"it holds the invisible character {Unseen.Number(unseen.Value)}; "
                    + "delete it, or write a plain space"
            : null;
        return why is null ? null : $"\"{Quotation.Escape(name)}\" is no valid name for a {of}: {why}.";
    }

    // Persian, Indian scripts and emoji need the two joiners.
    private static bool IsUnseen(Rune letter) => letter.Value is not (' ' or 0x200C or 0x200D) && Rune.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
