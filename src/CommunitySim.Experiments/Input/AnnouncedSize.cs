using System.Globalization;

namespace CommunitySim.Experiments.Input;

/// <summary>The size of a list of ties that its own comment announces, as SNAP and Konect write it.</summary>
/// <param name="Members">Number of members, with and without ties.</param>
/// <param name="Lines">Number of lines with ties.</param>
public sealed record AnnouncedSize(long Members, long Lines)
{
    /// <summary>Returns the size in a comment, or null if it announces none.</summary>
    internal static AnnouncedSize? Parse(string comment, bool isKonect)
    {
        string text = comment.TrimStart('#', '%').ToLowerInvariant();
        string[] words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["nodes:", var members, "edges:", var ties, ..] => Create(members, ties),
            [var ties, var members, ..] when isKonect && words.Length <= 3 => Create(members, ties),
            _ => null,
        };
    }

    private static AnnouncedSize? Create(string members, string ties) =>
        ParseNumber(members) is { } first && ParseNumber(ties) is { } second ? new(first, second) : null;

    private static long? ParseNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long number) ? number : null;
}
