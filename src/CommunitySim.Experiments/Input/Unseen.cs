namespace CommunitySim.Experiments.Input;

/// <summary>Invisible characters that change how other text appears.</summary>
internal static class Unseen
{
    /// <summary>Whether a character changes the direction of the text around it.</summary>
    public static bool TurnsText(char letter) =>
        letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether a terminal or a browser obeys a character instead of showing it.</summary>
    public static bool IsObeyed(char letter) => char.IsControl(letter) || TurnsText(letter);

    /// <summary>Formats the number of a character, such as "U+202E".</summary>
    public static string Number(int character) => $"U+{character:X4}";
}
