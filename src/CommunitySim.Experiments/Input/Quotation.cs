using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Makes text safe to quote in a message: short, and without control characters.</summary>
internal static class Quotation
{
    private const int Longest = 80;

    public static string Escape(string text)
    {
        // A cut must not split a surrogate pair.
        int length = text.Length <= Longest ? text.Length : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        StringBuilder quoted = new(length + 3);
        foreach (char letter in text.AsSpan(0, length))
        {
            _ = Unseen.IsObeyed(letter) ? quoted.Append($"\\u{(int)letter:x4}") : quoted.Append(letter);
        }

        return length < text.Length ? quoted.Append("...").ToString() : quoted.ToString();
    }

    public static string Escape(ReadOnlySpan<byte> utf8) => Escape(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * Longest)]));
}
