using ADRaffy.ENSNormalize;

namespace CommunitySim.Experiments.Input;

/// <summary>Gives text that looks the same one spelling: "ü" may be one character, or "u" and a mark.</summary>
internal static class NormalForm
{
    /// <summary>Converts a text to Unicode's normal form C.</summary>
    // This program runs without cultures, in which case string.Normalize changes nothing.
    public static string Compose(string text) => System.Text.Ascii.IsValid(text) ? text : ENSNormalize.NF.NFC(text);
}
