using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>What was found, as messages quote it: short, and without characters that a terminal would obey.</summary>
internal static class Quotation
{
    private const int Longest = 80;

    public static string Of(string text)
    {
        // Not within a character that takes two.
        int length = text.Length <= Longest ? text.Length : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        StringBuilder quoted = new(length + 3);
        foreach (char letter in text.AsSpan(0, length))
        {
            _ = Unseen.IsObeyed(letter) ? quoted.Append($"\\u{(int)letter:x4}") : quoted.Append(letter);
        }

        return length < text.Length ? quoted.Append("...").ToString() : quoted.ToString();
    }

    public static string Of(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * Longest)]));
}
