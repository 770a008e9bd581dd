using System.Text.RegularExpressions;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Charts.Reports;

/// <summary>Writes blocks as HTML. All text is escaped, columns of numbers are aligned right, and wide tables scroll in a box.</summary>
public static partial class HtmlBlocks
{
    /// <summary>Rows longer than this are printed smaller, and smaller still. A page has room for 105 characters.</summary>
    private const int Tight = 105, Tighter = 140;

    /// <summary>Writes the blocks as markup, one per line.</summary>
    /// <param name="blocks">What to write.</param>
    /// <param name="deeper">Added to the level of headings: 0 in a report, 1 in a book. Level 1 belongs to the page.</param>
    public static string Write(IEnumerable<Block> blocks, int deeper = 0) =>
        string.Concat(blocks.Select(block => Markup(block, deeper) + "\n"));

    /// <summary>Text as markup, shown as it is typed.</summary>
    public static string Inline(string text) => SvgText.Escape(text);

    /// <summary>Prose as markup.</summary>
    public static string Inline(Prose prose) =>
        string.Concat(prose.Spans.Select(
            span => span.Strong ? $"<strong>{SvgText.Escape(span.Text)}</strong>" : SvgText.Escape(span.Text)));

    private static string Markup(Block block, int deeper) => block switch
    {
        Heading heading => Element($"h{Math.Max(2, heading.Level) + deeper}", heading.Text),
        Paragraph paragraph => $"<p>{Inline(paragraph.Text)}</p>",
        Quote quote => $"<blockquote>{Element("p", quote.Text)}</blockquote>",
        Bullets bullets => $"<ul>\n{string.Concat(bullets.Items.Select(item => $"<li>{Inline(item)}</li>\n"))}</ul>",
        Table table => Rows(table),
        Verbatim verbatim => $"<pre>{SvgText.Escape(verbatim.Text.TrimEnd('\n'))}</pre>",
        _ => throw new ArgumentException($"There is no HTML for a {block.GetType().Name}.", nameof(block)),
    };

    private static string Element(string name, string text) => $"<{name}>{Inline(text)}</{name}>";

    private static string Rows(Table table)
    {
        bool[] numbers = [.. table.Columns.Select((_, column) => IsOfNumbers(table, column))];
        string Class(int column) => numbers[column] ? " class=\"number\"" : "";
        string head = string.Concat(
            table.Columns.Select((name, column) => $"<th scope=\"col\"{Class(column)}>{Inline(name)}</th>"));
        IEnumerable<string> rows = table.Rows.Select(row => string.Concat(row.Select((field, column) =>
            column == 0 ? $"<th scope=\"row\"{Class(0)}>{Field(field, numbers[0])}</th>"
                : $"<td{Class(column)}>{Field(field, numbers[column])}</td>")));
        string columns = SvgText.Escape(string.Join(", ", table.Columns));
        return $"<div class=\"table{Print(table, numbers)}\" tabindex=\"0\" role=\"group\" aria-label=\"Table of {columns}\">\n"
            + $"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{string.Concat(rows.Select(row => $"<tr>{row}</tr>\n"))}</tbody>\n</table>\n</div>";
    }

    /// <summary>A number may be broken before its interval only.</summary>
    private static string Field(string field, bool number) =>
        !number || field.IndexOf('[', StringComparison.Ordinal) is var at && at < 0
        ? Inline(field)
        : $"{Inline(field[..at])}<span class=\"interval\">{Inline(field[at..])}</span>";

    /// <summary>Whether a column holds numbers. Empty fields, dashes and "unknown" may stand among them, but do not count.</summary>
    private static bool IsOfNumbers(Table table, int column)
    {
        string[] fields = [.. table.Rows.Select(row => row[column])
            .Where(field => field is not ("" or "–" or "unknown"))];
        return fields.Length > 0 && fields.All(field => Number().IsMatch(field));
    }

    /// <summary>
    /// The class for the print size, by the least width of the columns. Smaller tables may break numbers before their
    /// intervals.
    /// </summary>
    private static string Print(Table table, bool[] numbers) =>
        Room(table, column => numbers[column] ? "" : " -") <= Tight ? ""
        : Room(table, column => numbers[column] ? "[" : " -") <= Tighter ? " tight"
        : " tighter";

    /// <summary>The characters of the longest parts of all columns, if they are broken at the given characters.</summary>
    private static int Room(Table table, Func<int, string> breaks) =>
        Enumerable.Range(0, table.Columns.Count).Sum(column => 3 + Math.Max(
        table.Columns[column].Split(' ', '-').Max(word => word.Length),
        table.Rows
            .Select(row => breaks(column) is { Length: > 0 } at
                ? row[column].Split(at.ToCharArray()).Max(part => part.Length)
                : row[column].Length)
            .DefaultIfEmpty(0).Max()));

    // Such as 12, −0.4, +1.2k, 40%, 2e−5, 0.398 [0.396, 0.400].
    [GeneratedRegex(@"^[+−±-]?\d[\d,.]*(e[+−-]?\d+)?[kMG%]?( \[[^\]]*\])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
