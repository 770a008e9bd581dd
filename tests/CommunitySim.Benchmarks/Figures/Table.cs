namespace CommunitySim.Benchmarks.Figures;

/// <summary>Rows as a table in Markdown, which can be read as it is too.</summary>
internal static class Table
{
    private static readonly string[] Heading = ["figure", "case", "measured", "asked", "met"];

    /// <summary>Writes the table.</summary>
    public static void Write(IReadOnlyCollection<Row> rows, TextWriter output)
    {
        string[][] lines = [Heading, .. rows.Select(Cells)];
        int[] widths = [.. Heading.Select((_, column) => lines.Max(line => line[column].Length))];
        Write(lines[0], ' ');
        Write([.. widths.Select(width => new string('-', width))], '-');
        foreach (string[] line in lines[1..])
        {
            Write(line, ' ');
        }

        void Write(string[] line, char margin) =>
            output.WriteLine(string.Concat(line.Select((cell, column) => $"|{margin}{cell.PadRight(widths[column])}{margin}")) + "|");
    }

    private static string[] Cells(Row row) => [row.Figure, row.Case, row.Measured, row.Asked, row.Met ? "yes" : "no"];
}
