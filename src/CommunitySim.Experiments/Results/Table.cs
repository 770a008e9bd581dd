using System.Globalization;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Results;

/// <summary>A CSV file as rows of text: the form in which results are stored and read back.</summary>
/// <param name="columns">Names of the columns.</param>
public sealed class Table(IReadOnlyList<string> columns)
{
    private readonly List<string[]> _rows = [];
    private string _file = "";

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The rows, each with one text per column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>A number as it is stored: nine significant digits; NaN is an empty field.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "" : number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Adds a row.</summary>
    public void Add(IEnumerable<string> row) => _rows.Add([.. row]);

    /// <summary>A stored number; NaN for an empty field.</summary>
    /// <exception cref="InputException">The field holds no number; names file and line.</exception>
    public double Number(int row, int column)
    {
        string text = _rows[row][column];
        return text.Length == 0 ? double.NaN
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
            : throw Damaged(row, $"found \"{text}\" for {Columns[column]}, where a number is to be");
    }

    /// <summary>What to say of a row that is not as it was written.</summary>
    public InputException Damaged(int row, string what) =>
        new($"{_file}:{row + 2}", "", $"{what}; the folder is damaged, run the experiment again.");

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
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns that it is to have.</param>
    /// <exception cref="InputException">The file is missing, has other columns, or a line has too few or too many fields.</exception>
    public static Table Read(string file, IReadOnlyList<string> columns)
    {
        if (!File.Exists(file))
        {
            throw new InputException(file, "", "this file is missing, so there are no stored numbers to use; `communitysim run` makes them.");
        }

        Table table = new(columns) { _file = file };
        string[] lines = File.ReadAllLines(file);
        if (lines.Length == 0 || !Fields(lines[0]).SequenceEqual(columns, StringComparer.Ordinal))
        {
            throw table.Damaged(-1, "the first line does not name the columns that config.json asks for");
        }

        foreach (string line in lines.Skip(1))
        {
            string[] fields = Fields(line);
            table.Add(fields);
            if (fields.Length != columns.Count)
            {
                throw table.Damaged(table.Rows.Count - 1, $"found {fields.Length} fields, where {columns.Count} are to be");
            }
        }

        return table;
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
