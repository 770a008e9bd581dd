using System.Text;

namespace CommunitySim.Experiments.Documents;

/// <summary>Writes blocks as Markdown.</summary>
public static class Markdown
{
    /// <summary>The blocks as text, one empty line between each two, lines ended by \n.</summary>
    public static string Write(IEnumerable<Block> blocks) => string.Join("\n", blocks.Select(Text));

    private static string Text(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {Line(heading.Text)}\n",
        Paragraph paragraph => $"{Plain(paragraph.Text)}\n",
        Quote quote => $"> {Line(quote.Text)}\n",
        Bullets bullets => string.Concat(bullets.Items.Select(item => $"- {Line(item)}\n")),
        Table table => Rows(table),
        Verbatim verbatim => $"```\n{verbatim.Text.TrimEnd('\n')}\n```\n",
        _ => throw new ArgumentException($"There is no Markdown for a {block.GetType().Name}.", nameof(block)),
    };

    // Titles and questions are the user's: they must not become elements of the page that shows them.
    private static string Plain(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Line(string text) => Plain(text).ReplaceLineEndings(" ");

    private static string Rows(Table table)
    {
        StringBuilder text = new();
        text.Append(Row(table.Columns)).Append('|').Append(string.Concat(table.Columns.Select(_ => "---|"))).Append('\n');
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            text.Append(Row(row));
        }

        return text.ToString();
    }

    private static string Row(IReadOnlyList<string> fields) => $"| {string.Join(" | ", fields.Select(field => Line(field).Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
