using System.Buffers;
using System.Text;

namespace CommunitySim.Experiments.Documents;

/// <summary>Escapes text, so that Markdown shows it as typed, without links or other markup.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.,+-−%kMe ");

    /// <summary>Escapes text within a line.</summary>
    public static string Inline(string text)
    {
        StringBuilder safe = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            _ = text[at] switch
            {
                '<' => safe.Append("&lt;"),
                '&' when at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#') =>
                    safe.Append("&amp;"),
                _ => (IsMarkup(text, at) ? safe.Append('\\') : safe).Append(text[at]),
            };
        }

        return safe.ToString();
    }

    /// <summary>Escapes text that starts a block, where it could also become a heading, list or quote.</summary>
    public static string Opening(string text)
    {
        string safe = Inline(text.TrimStart()), digits = new([.. safe.TakeWhile(char.IsAsciiDigit)]);
        int marker = digits.Length;
        bool opens = safe.Length > marker
            && (marker > 0 ? safe[marker] is '.' or ')' : safe[0] is '#' or '>' or '+' or '-' or '=');
        return opens ? safe.Insert(marker, "\\") : safe;
    }

    /// <summary>Escapes a field of a table.</summary>
    public static string Field(string text) => Inline(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static bool IsMarkup(string text, int at) => text[at] switch
    {
        '\\' => at + 1 == text.Length || char.IsAsciiLetterOrDigit(text[at + 1]) is false,
        '*' or '`' or '~' or '$' => true,
        '_' => !IsWithinWord(text, at),
        '[' => !IsInterval(text, at),
        ']' => text.LastIndexOf('[', at) is var start
            && (start < 0 || text.IndexOf(']', start) < at || !IsInterval(text, start)),
        ':' => text.AsSpan(at + 1).StartsWith("//")
            || text.AsSpan(0, at).EndsWith("mailto", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(0, at).EndsWith("xmpp", StringComparison.OrdinalIgnoreCase),
        '.' => text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        '@' => IsWithinWord(text, at),
        '#' => at > 0 && text[at - 1] is ' ' or '\t',
        _ => false,
    };

    private static bool IsWithinWord(string text, int at) =>
        at > 0 && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at - 1])
        && char.IsLetterOrDigit(text[at + 1]);

    /// <summary>Whether brackets hold numbers: "[0.396, 0.400]" is no link, unless an address follows.</summary>
    private static bool IsInterval(string text, int at)
    {
        int end = text.IndexOf(']', at);
        return end > at + 1
            && (at == 0 || text[at - 1] != ']')
            && text.AsSpan(at, end - at).ContainsAnyInRange('0', '9')
            && text.AsSpan(at + 1, end - at - 1).IndexOfAnyExcept(NumberLetters) < 0
            && !(end + 1 < text.Length && text[end + 1] is '(' or '[' or ':');
    }
}
