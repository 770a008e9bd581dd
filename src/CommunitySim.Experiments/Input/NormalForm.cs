using ADRaffy.ENSNormalize;

namespace CommunitySim.Experiments.Input;

/// <summary>One spelling for text that looks the same: "ü" may be one character, or "u" and a mark.</summary>
internal static class NormalForm
{
    /// <summary>The text in Unicode's normal form C.</summary>
    // string.Normalize changes nothing in a program without cultures, and this is one.
    public static string Of(string text) => System.Text.Ascii.IsValid(text) ? text : ENSNormalize.NF.NFC(text);
}
