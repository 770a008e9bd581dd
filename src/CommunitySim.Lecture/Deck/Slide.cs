namespace CommunitySim.Lecture.Deck;

/// <summary>A slide as data: what it says, not where.</summary>
/// <param name="Kicker">A short line over the title; may be empty.</param>
/// <param name="Title">The title.</param>
/// <param name="Rows">Lines under the title.</param>
/// <param name="Notes">What the speaker reads, a paragraph each.</param>
internal sealed record Slide(string Kicker, string Title, IReadOnlyList<SlideRow> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>A picture that fills the slide under the title; null for none.</summary>
    public SlidePicture? Picture { get; init; }

    /// <summary>The name of the section that begins with this slide; null within a section.</summary>
    public string? Section { get; init; }
}

/// <summary>A line of a slide.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Value">A number at its right end; empty for none.</param>
/// <param name="As">The strategy that gives its colour; null for none.</param>
/// <param name="Strong">Whether it stands out.</param>
internal sealed record SlideRow(string Text, string Value = "", string? As = null, bool Strong = false);

/// <summary>A picture in a slide.</summary>
/// <param name="Bytes">A PNG or a GIF.</param>
/// <param name="IsMoving">Whether it is a GIF.</param>
/// <param name="Aspect">Width over height.</param>
/// <param name="Words">What it shows, for those who do not see it.</param>
internal sealed record SlidePicture(byte[] Bytes, bool IsMoving, double Aspect, string Words);
