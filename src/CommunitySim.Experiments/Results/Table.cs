using System.Globalization;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Results;

/// <summary>A CSV file as rows of text: the form in which results are stored and read back.</summary>
/// <param name="columns">Names of the columns.</param>
public sealed class Table(IReadOnlyList<string> columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The rows, each with one text per column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>A number as it is stored: nine significant digits; NaN is an empty field.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "" : number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>A stored number; NaN for an empty field.</summary>
    public static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Adds a row.</summary>
    public void Add(IEnumerable<string> row) => _rows.Add([.. row]);

    /// <summary>Position of a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public int Column(string name)
    {
        for (int column = 0; column < Columns.Count; column++)
        {
            if (Columns[column] == name)
            {
                return column;
            }
        }

        throw new KeyNotFoundException($"There is no column {name} among {string.Join(", ", Columns)}.");
    }

    /// <summary>Writes the table, lines ended by \n.</summary>
    public void Write(string file)
    {
        using StreamWriter writer = new(file) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Columns.Select(Quoted)));
        foreach (string[] row in _rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Quoted)));
        }
    }

    /// <summary>Reads a table that <see cref="Write"/> has written.</summary>
    /// <exception cref="InputException">The file is missing or a line has too few or too many fields.</exception>
    public static Table Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException(file, "", "this file is missing, so there are no stored numbers to use; `communitysim run` makes them.");
        }

        Table? table = null;
        int line = 0;
        foreach (string text in File.ReadLines(file))
        {
            line++;
            string[] fields = Fields(text);
            if (table is not null && fields.Length != table.Columns.Count)
            {
                throw new InputException($"{file}:{line}", "", $"found {fields.Length} fields; the first line names {table.Columns.Count}. Run the experiment again.");
            }

            table?.Add(fields);
            table ??= new Table(fields);
        }

        return table ?? throw new InputException(file, "", "this file is empty; run the experiment again.");
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string[] Fields(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(',');
        }

        List<string> fields = [""];
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            bool doubled = quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"';
            if (line[i] == '"' && !doubled)
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += line[i];
                i += doubled ? 1 : 0;
            }
        }

        return [.. fields];
    }
}
