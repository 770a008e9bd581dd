using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes tables as CSV row by row, so that a table may be larger than memory.</summary>
public static class Csv
{
    // Spreadsheets read these characters as the start of a formula, including the full-width ones.
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20", Skipped = " \u00A0\u3000\u200B\uFEFF\"'";

    /// <summary>A number with nine significant digits. NaN is an empty field.</summary>
    public static string Text(double number) =>
        double.IsNaN(number) ? "" : number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Writes a table with lines that end in \n.</summary>
    public static void Write(string file, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        using StreamWriter writer = new(file) { NewLine = "\n" };
        foreach (IEnumerable<string> row in rows.Prepend(columns))
        {
            writer.WriteLine(string.Join(',', row.Select(field => Quoted(Harmless(field), ','))));
        }
    }

    /// <summary>Converts a table for programs with a decimal comma: semicolons, with a byte order mark.</summary>
    /// <param name="table">A table that <see cref="Write"/> wrote.</param>
    /// <param name="file">The file to write.</param>
    public static void WriteWithSemicolons(string table, string file)
    {
        UTF8Encoding withMark = new(encoderShouldEmitUTF8Identifier: true);
        using StreamWriter writer = new(file, append: false, withMark) { NewLine = "\n" };
        string[]? columns = null;
        foreach (IReadOnlyList<string> row in Rows(table))
        {
            columns ??= [.. row];
            IEnumerable<string> fields = row.Zip(columns, (field, column) => IsText(column) ? field : WithComma(field));
            writer.WriteLine(string.Join(';', fields.Select(field => Quoted(field, ';'))));
        }
    }

    /// <summary>Reads the rows of a table that <see cref="Write"/> wrote, the columns first.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Rows(string table)
    {
        using StreamReader reader = new(table);
        while (Row(reader) is { } row)
        {
            yield return row;
        }
    }

    /// <summary>Whether a field is a number in the format of these tables.</summary>
    internal static bool IsNumber(string field) =>
        double.TryParse(
            field,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out _);

    // A strategy may have the name 1.5, which must keep its point.
    internal static bool IsText(string column) =>
        column is "strategy" or "baseline" or "challenger" or "finding" or "where" or "policy";

    private static string WithComma(string field) => IsNumber(field) ? field.Replace('.', ',') : field;

    /// <summary>Adds an apostrophe if a spreadsheet would compute the field (OWASP, CSV injection).</summary>
    private static string Harmless(string field)
    {
        string bare = field.TrimStart(Skipped.ToCharArray());
        bool isFormula =
            bare.Length > 0 && FormulaStarts.Contains(bare[0], StringComparison.Ordinal) && !IsNumber(field);
        return isFormula ? $"'{field}" : field;
    }

    private static string Quoted(string field, char separator) =>
        field.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Reads the fields of the next row. Null at the end.</summary>
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
                // Two quotes within a quoted field stand for one.
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
