using System.Globalization;
using System.Text;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What the name of a strategy may be: letters of any script, digits, spaces and punctuation.</summary>
public static class StrategyName
{
    /// <summary>Characters as a reader counts them.</summary>
    public const int Longest = 40;

    /// <summary>The same for JSON Schema, as far as .NET and editors share their expressions; .NET's $ alone would let a line break follow.</summary>
    public const string Pattern = $@"^[^ {Refused}]([^{Refused}]{{0,158}}[^ {Refused}])?$(?!\n)";

    // Claims part a name from its place by @, --set its path from its value by =, and the configuration its keys by colons.
    private const string Needed = "@=:";

    private const string Refused = @"@=:\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u1680\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF";

    public static string? Fault(string name)
    {
        string? why = name.Trim().Length < name.Length ? "it begins or ends with a space; take that away"
            : new StringInfo(name).LengthInTextElements > Longest
                ? $"it has {new StringInfo(name).LengthInTextElements} characters; "
                    + $"allowed are up to {Longest}, and a \"label\" may have more"
            : name.FirstOrDefault(letter => Needed.Contains(letter, StringComparison.Ordinal)) is not '\0' and var needed
                ? $"it holds {needed}, by which claims and --set part a name from what follows; "
                    + "put that into a \"label\", which is shown in place of the name"
            : name.EnumerateRunes().FirstOrDefault(IsUnseen) is { Value: > 0 } unseen
                ? $"it holds the character {Unseen.Number(unseen.Value)}, which cannot be seen or told from another; "
                    + "take it out, or write a plain space"
            : null;
        return why is null ? null : $"\"{Quotation.Of(name)}\" is no name for a strategy: {why}.";
    }

    // The two joiners shape letters of Persian and of Indian scripts, and emoji.
    private static bool IsUnseen(Rune letter) => letter.Value is not (' ' or 0x200C or 0x200D) && Rune.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
