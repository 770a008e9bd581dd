namespace CommunitySim.Experiments.Documents;

/// <summary>
/// A piece of a text that is written down as Markdown (summary.md, the gallery) or as a page (report.html). Text is shown as it is typed;
/// only <see cref="Prose"/> has strong words in it.
/// </summary>
public abstract record Block;

/// <summary>A heading of level 1 (the whole) to 3.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(Prose Text) : Block;

/// <summary>A question, or somebody's words.</summary>
public sealed record Quote(string Text) : Block;

/// <summary>A list of items without order.</summary>
public sealed record Bullets(IReadOnlyList<Prose> Items) : Block;

/// <summary>A table; each row has as many fields as there are columns.</summary>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>Lines to be kept as they are, such as a file or a command.</summary>
public sealed record Verbatim(string Text) : Block;

/// <summary>Markdown as it is; who makes it escapes what is not its own (<see cref="Markdown.Escape"/>). It has no form as a page.</summary>
public sealed record Marked(string Text) : Block;
