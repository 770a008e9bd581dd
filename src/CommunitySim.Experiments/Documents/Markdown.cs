using System.Text;

namespace CommunitySim.Experiments.Documents;

/// <summary>Writes blocks as Markdown.</summary>
public static class Markdown
{
    /// <summary>Writes blocks with one empty line between them and lines that end in \n.</summary>
    public static string Write(IEnumerable<Block> blocks) => string.Join("\n", blocks.Select(Text));

    /// <summary>Escapes text within a line, so that Markdown shows it as typed.</summary>
    public static string Escape(string text) => MarkdownText.Field(Line(text));

    /// <summary>Writes a table whose fields are Markdown already.</summary>
    public static string Rows(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        string[] names = [.. columns];
        StringBuilder text = new();
        text.Append(Row(names)).Append('|').Append(string.Concat(names.Select(_ => "---|"))).Append('\n');
        foreach (IEnumerable<string> row in rows)
        {
            text.Append(Row(row));
        }

        return text.ToString();
    }

    private static string Text(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {MarkdownText.Opening(Line(heading.Text))}\n",
        Paragraph paragraph => $"{Words(paragraph.Text)}\n",
        Quote quote => $"> {MarkdownText.Opening(Line(quote.Text))}\n",
        Bullets bullets => string.Concat(bullets.Items.Select(item => $"- {Words(item)}\n")),
        Table table => Rows(table.Columns.Select(Escape), table.Rows.Select(row => row.Select(Escape))),
        Verbatim verbatim => $"```\n{verbatim.Text.TrimEnd('\n')}\n```\n",
        Marked marked => $"{marked.Text}\n",
        _ => throw new ArgumentException($"There is no Markdown for a {block.GetType().Name}.", nameof(block)),
    };

    private static string Words(Prose prose) => string.Concat(prose.Spans.Select((span, index) =>
        span.Strong ? $"**{MarkdownText.Inline(span.Text)}**"
            : index == 0 ? MarkdownText.Opening(span.Text)
            : MarkdownText.Inline(span.Text)));

    private static string Line(string text) => text.ReplaceLineEndings(" ");

    private static string Row(IEnumerable<string> fields) => $"| {string.Join(" | ", fields)} |\n";
}
