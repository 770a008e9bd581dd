using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes tables as CSV, row by row, so that a table may be larger than memory.</summary>
public static class Csv
{
    // What spreadsheets take for the beginning of a formula, also in the width of East Asian letters.
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20", Skipped = " \u00A0\u3000\u200B\uFEFF\"'";

    /// <summary>A number as it is written: nine significant digits; NaN is an empty field.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "" : number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Writes a table, lines ended by \n.</summary>
    public static void Write(string file, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        using StreamWriter writer = new(file) { NewLine = "\n" };
        foreach (IEnumerable<string> row in rows.Prepend(columns))
        {
            writer.WriteLine(string.Join(',', row.Select(field => Quoted(Harmless(field), ','))));
        }
    }

    /// <summary>Writes a table of ours again for programs of countries with a decimal comma: fields parted by semicolons, with a byte order mark.</summary>
    /// <param name="table">The table, as <see cref="Write"/> made it.</param>
    /// <param name="file">The file to write.</param>
    public static void WriteWithSemicolons(string table, string file)
    {
        using StreamReader reader = new(table);
        using StreamWriter writer = new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\n" };
        string[]? columns = null;
        while (Row(reader) is { } row)
        {
            columns ??= [.. row];
            writer.WriteLine(string.Join(';', row.Zip(columns, (field, column) => Quoted(IsText(column) ? field : WithComma(field), ';'))));
        }
    }

    /// <summary>Whether a field is a number as these tables have them.</summary>
    internal static bool IsNumber(string field) =>
        double.TryParse(
            field,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out _);

    // A strategy may be called 1.5.
    private static bool IsText(string column) => column is "strategy" or "baseline" or "challenger" or "finding" or "where";

    private static string WithComma(string field) => IsNumber(field) ? field.Replace('.', ',') : field;

    /// <summary>With an apostrophe before what a spreadsheet would compute (OWASP, CSV injection).</summary>
    private static string Harmless(string field)
    {
        string bare = field.TrimStart(Skipped.ToCharArray());
        return bare.Length > 0 && FormulaStarts.Contains(bare[0], StringComparison.Ordinal) && !IsNumber(field) ? $"'{field}" : field;
    }

    private static string Quoted(string field, char separator) =>
        field.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The fields of the next row; null at the end.</summary>
    private static List<string>? Row(StreamReader reader)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int letter = reader.Read(); letter >= 0 && (quoted || letter != '\n'); letter = reader.Read())
        {
            if (letter == '"')
            {
                // Two within quotes are one of the field's own.
                if (quoted && reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                    continue;
                }

                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append((char)letter);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
