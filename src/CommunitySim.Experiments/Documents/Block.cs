namespace CommunitySim.Experiments.Documents;

/// <summary>
/// A piece of a text that becomes Markdown (summary.md, the gallery) or a page (report.html). Text appears as typed.
/// Only <see cref="Prose"/> can contain strong words.
/// </summary>
public abstract record Block;

/// <summary>A heading of level 1 to 3.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(Prose Text) : Block;

/// <summary>A quotation, such as the question of an experiment.</summary>
public sealed record Quote(string Text) : Block;

/// <summary>An unordered list.</summary>
public sealed record Bullets(IReadOnlyList<Prose> Items) : Block;

/// <summary>A table. Each row has one field per column.</summary>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>Lines that are kept as they are, such as a file or a command.</summary>
public sealed record Verbatim(string Text) : Block;

/// <summary>Ready Markdown. Its author escapes foreign text (<see cref="Markdown.Escape"/>).</summary>
public sealed record Marked(string Text) : Block;
