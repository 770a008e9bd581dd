using System.Globalization;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Columns of a file with a row for each member. The first line names the columns, separated by tab, semicolon, comma, bar or
/// blank. The column "number" counts the members from 0, in any order of the rows.
/// </summary>
public sealed class MemberFile
{
    /// <summary>The column with the member's number.</summary>
    public const string Number = "number";

    private readonly string _file;
    private readonly Dictionary<string, string[]> _columns;
    private readonly int[] _lines;

    private MemberFile(string file, Dictionary<string, string[]> columns, int[] lines) =>
        (_file, _columns, _lines) = (file, columns, lines);

    /// <summary>Number of members.</summary>
    public int Members => _lines.Length;

    /// <summary>Reads some columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">The columns to read.</param>
    /// <exception cref="InputException">The file is unreadable, lacks a column, or does not name each member once.</exception>
    public static MemberFile Read(string file, IReadOnlyCollection<string> names) =>
        TextFile.Read(file, lines => Read(lines, file, names));

    /// <summary>Converts the values of a column, by member.</summary>
    /// <param name="name">The column.</param>
    /// <param name="convert">Converts one value; null if it is not allowed.</param>
    /// <param name="allowed">The allowed values, in words.</param>
    /// <exception cref="InputException">A value is not allowed; the message names its line.</exception>
    public T[] Column<T>(string name, Func<string, T?> convert, string allowed)
        where T : struct
    {
        string[] texts = _columns[name];
        T[] values = new T[texts.Length];
        for (int member = 0; member < texts.Length; member++)
        {
            values[member] = convert(texts[member]) ?? throw new InputException(
                At(_file, _lines[member]), "",
                $"the column \"{name}\" has \"{Quotation.Escape(texts[member])}\"; write {allowed}.");
        }

        return values;
    }

    private static MemberFile Read(TextLines lines, string file, IReadOnlyCollection<string> names)
    {
        if (!lines.Next(out ReadOnlySpan<byte> head))
        {
            throw new InputException(file, "", $"the file is empty; its first line names the columns, such as {Number},role.");
        }

        byte separator = TieCell.FindSeparator(head);
        List<TieCell> cells = [];
        string[] titles = Split(head, separator, cells, lines);
        string[] wanted = [.. names.Prepend(Number).Distinct(StringComparer.Ordinal)];
        int[] places = [.. wanted.Select(name => FindColumn(titles, name, lines))];
        List<(int Line, string[] Values)> rows = [];
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            string[] row = Split(line, separator, cells, lines);
            if (row.Length != titles.Length)
            {
                throw new InputException(lines.Where, "", $"there are {row.Length} values, but the first line names {titles.Length} columns; write one value for each.");
            }

            rows.Add((lines.Number, [.. places.Select(place => row[place])]));
        }

        return Arrange(file, wanted, rows);
    }

    private static MemberFile Arrange(string file, string[] names, List<(int Line, string[] Values)> rows)
    {
        int[] lines = new int[rows.Count];
        Dictionary<string, string[]> columns = names.ToDictionary(name => name, _ => new string[rows.Count], StringComparer.Ordinal);
        foreach ((int line, string[] values) in rows)
        {
            if (!int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out int member) || member >= rows.Count)
            {
                throw new InputException(
                    At(file, line), "",
                    $"the column \"{Number}\" has \"{Quotation.Escape(values[0])}\", but the {rows.Count} members are numbered from 0 to {rows.Count - 1}; number them so.");
            }

            if (lines[member] > 0)
            {
                throw new InputException(At(file, line), "", $"member {member} is already in line {lines[member]}; write each member once.");
            }

            lines[member] = line;
            for (int column = 0; column < names.Length; column++)
            {
                columns[names[column]][member] = values[column];
            }
        }

        return new MemberFile(file, columns, lines);
    }

    private static int FindColumn(string[] titles, string name, TextLines lines) =>
        Array.IndexOf(titles, name) is >= 0 and var place ? place
            : throw new InputException(
                lines.Where, "",
                $"there is no column \"{Quotation.Escape(name)}\"; the columns are {Quotation.Escape(string.Join(", ", titles))}.{Nearest.Hint(name, titles)}");

    private static string[] Split(ReadOnlySpan<byte> line, byte separator, List<TieCell> cells, TextLines lines)
    {
        if (!TieCell.Split(line, separator, cells))
        {
            throw new InputException(lines.Where, "", "a quote is not closed, or text follows it; close it before the next separator.");
        }

        string[] texts = new string[cells.Count];
        for (int cell = 0; cell < texts.Length; cell++)
        {
            texts[cell] = cells[cell].Text(line);
        }

        return texts;
    }

    private static string At(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
