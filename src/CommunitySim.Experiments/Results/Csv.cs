using System.Globalization;

namespace CommunitySim.Experiments.Results;

/// <summary>Writes tables as CSV, row by row, so that a table may be larger than memory.</summary>
public static class Csv
{
    /// <summary>A number as it is written: nine significant digits; NaN is an empty field.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "" : number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Writes a table, lines ended by \n.</summary>
    public static void Write(string file, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        using StreamWriter writer = new(file) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', columns.Select(Quoted)));
        foreach (IEnumerable<string> row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Quoted)));
        }
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
