using System.Globalization;
using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Documents;

/// <summary>A piece of prose, strong or not; all of it is shown as it is typed.</summary>
public readonly record struct Span(string Text, bool Strong);

/// <summary>
/// Prose of the program's own, written as an interpolated string: **strong words** between two stars each. Only the string's literal parts
/// are read so; what is filled in is data, and is shown as it is.
/// </summary>
[InterpolatedStringHandler]
public sealed class Prose
{
    private readonly List<Span> _spans = [];
    private bool _strong;

    /// <summary>For the compiler.</summary>
    public Prose(int literalLength, int formattedCount) => _ = literalLength + formattedCount;

    /// <summary>The pieces, in their order.</summary>
    public IReadOnlyList<Span> Spans => _spans;

    /// <summary>The words alone.</summary>
    public string Plain => string.Concat(_spans.Select(span => span.Text));

    /// <summary>A text without strong words, with the line breaks that it has.</summary>
    public static Prose Of(string text)
    {
        Prose prose = new(text.Length, 0);
        prose.Add(text, strong: false);
        return prose;
    }

    /// <summary>With stars around strong words, for who reads them so.</summary>
    public override string ToString() => string.Concat(_spans.Select(span => span.Strong ? $"**{span.Text}**" : span.Text));

    /// <summary>For the compiler: a literal part.</summary>
    public void AppendLiteral(string value)
    {
        string[] parts = value.Split("**");
        for (int part = 0; part < parts.Length; part++)
        {
            _strong ^= part > 0;
            Add(parts[part], _strong);
        }
    }

    /// <summary>For the compiler: a text that is filled in.</summary>
    public void AppendFormatted(string? value) => Add((value ?? "").ReplaceLineEndings(" "), _strong);

    /// <summary>For the compiler: prose within prose.</summary>
    public void AppendFormatted(Prose value)
    {
        foreach (Span span in value._spans)
        {
            Add(span.Text, span.Strong || _strong);
        }
    }

    /// <summary>For the compiler: a number and the like, the same in every country.</summary>
    public void AppendFormatted<T>(T value, string? format = null) => AppendFormatted(
        value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    // Neighbours of one kind are one piece, so that what is escaped is looked at as a whole.
    private void Add(string text, bool strong)
    {
        if (_spans is [.., { Strong: var last } before] && last == strong)
        {
            _spans[^1] = before with { Text = before.Text + text };
        }
        else if (text.Length > 0)
        {
            _spans.Add(new Span(text, strong));
        }
    }
}
