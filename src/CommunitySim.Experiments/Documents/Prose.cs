using System.Globalization;
using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Documents;

/// <summary>A piece of prose, strong or not, shown as typed.</summary>
public readonly record struct Span(string Text, bool Strong);

/// <summary>
/// Prose of the program, written as an interpolated string with **strong words** between double stars. Only literal
/// parts of the string are markup; inserted values are data and appear as they are.
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

    /// <summary>Makes prose from a text without strong words. Line breaks are kept.</summary>
    public static Prose Of(string text)
    {
        Prose prose = new(text.Length, 0);
        prose.Add(text, strong: false);
        return prose;
    }

    /// <summary>The text with double stars around strong words.</summary>
    public override string ToString() =>
        string.Concat(_spans.Select(span => span.Strong ? $"**{span.Text}**" : span.Text));

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

    /// <summary>For the compiler: an inserted text.</summary>
    public void AppendFormatted(string? value) => Add((value ?? "").ReplaceLineEndings(" "), _strong);

    /// <summary>For the compiler: inserted prose.</summary>
    public void AppendFormatted(Prose value)
    {
        foreach (Span span in value._spans)
        {
            Add(span.Text, span.Strong || _strong);
        }
    }

    /// <summary>For the compiler: an inserted value in the invariant culture.</summary>
    public void AppendFormatted<T>(T value, string? format = null) => AppendFormatted(
        value is IFormattable formattable
            ? formattable.ToString(format, CultureInfo.InvariantCulture)
            : value?.ToString());

    // Neighbours of one kind are joined, so that text is escaped as a whole.
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
