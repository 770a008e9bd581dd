using System.Globalization;

namespace CommunitySim.Experiments.Input;

/// <summary>How large a list of ties is by its own comment, as SNAP and Konect write one.</summary>
/// <param name="Members">Members, also those without ties.</param>
/// <param name="Lines">Lines with ties.</param>
public sealed record AnnouncedSize(long Members, long Lines)
{
    /// <summary>What a comment announces; null where it announces nothing.</summary>
    internal static AnnouncedSize? Of(string comment, bool isKonect)
    {
        string[] words = comment.TrimStart('#', '%').ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["nodes:", var members, "edges:", var ties, ..] => Parse(members, ties),
            [var ties, var members, ..] when isKonect && words.Length <= 3 => Parse(members, ties),
            _ => null,
        };
    }

    private static AnnouncedSize? Parse(string members, string ties) => Number(members) is { } first && Number(ties) is { } second ? new(first, second) : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long number) ? number : null;
}
