using System.Buffers;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Finds the separator and the columns in the first lines of a list of ties.</summary>
/// <param name="lines">Gives the current line for messages.</param>
internal sealed class TieHead(TextLines lines)
{
    private const int MostUnnamed = 4, MostComments = 1000;

    private static readonly SearchValues<byte> NumbersAndMarks = SearchValues.Create("0123456789.,\" ;\t"u8);

    private byte? _separator;
    private string[]? _unclear;
    private byte[] _header = [];
    private bool _undecided;
    private string _comment = "";
    private int _line = 1, _comments;

    /// <summary>The columns; null until the head has found them.</summary>
    public TieColumns? Columns { get; private set; }

    /// <summary>Whether no line but comments has been read.</summary>
    public bool IsAtStart => Columns is null && _unclear is null;

    /// <summary>The format that the file declares, or null.</summary>
    public DeclaredFormat? Declared { get; private set; }

    /// <summary>The size that a comment announces, or null.</summary>
    public AnnouncedSize? Announced { get; private set; }

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader => !_undecided && Columns is { Names.Count: > 0 };

    /// <summary>Whether a line repeats the header, as in concatenated files.</summary>
    public bool IsHeaderAgain(ReadOnlySpan<byte> line) => HasHeader && _header.Length > 0 && line.SequenceEqual(_header);

    /// <summary>Refuses a line that begins like another format, until the columns are known.</summary>
    public void RefuseForeign(ReadOnlySpan<byte> line)
    {
        if ((Columns is null || _undecided) && ForeignFormat.FindByLine(line) is { } foreign)
        {
            throw Refusal(foreign);
        }
    }

    /// <summary>Reads a comment line, from # or %.</summary>
    public void ReadComment(ReadOnlySpan<byte> line)
    {
        if (Columns is null && !line.IsEmpty && _comments++ < MostComments)
        {
            string text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 400)]).Trim();
            Declared ??= DeclaredFormat.Parse(text, lines);
            Announced ??= AnnouncedSize.Parse(text, Declared is { HasSizes: false });
            _comment = text.TrimStart('#', '%').Trim();
        }
    }

    /// <summary>Returns the separator of the first line, or the line's own if it has only numbers.</summary>
    public byte SeparatorFor(ReadOnlySpan<byte> line)
    {
        byte separator = _separator ??= TieCell.FindSeparator(line);
        return separator != (byte)'|' && !line.ContainsAnyExcept(NumbersAndMarks) ? TieCell.FindSeparator(line) : separator;
    }

    /// <summary>Reads a line that is no comment, until the columns are known.</summary>
    /// <returns>Whether the line is a tie.</returns>
    public bool ReadLine(ReadOnlySpan<byte> line, List<TieCell> cells)
    {
        string[] texts = new string[cells.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = cells[i].Text(line);
        }

        if (_unclear is not null)
        {
            throw Unclear(_unclear, texts);
        }

        _line = lines.Number;
        bool isTie = !ReadSeparator(line) && Declared?.ReadSizes(texts, lines) != true && ReadFirstLine(texts);
        _header = isTie ? [] : line.ToArray();
        return isTie;
    }

    /// <summary>Reads the first tie after the header.</summary>
    /// <exception cref="InputException">Header and tie together look like a matrix.</exception>
    public void ReadFirstRow(ReadOnlySpan<byte> line, List<TieCell> cells)
    {
        if (Columns!.Names.Count > 2 && cells[0].Length > 0
            && Columns.Names.Contains(cells[0].Text(line), StringComparer.Ordinal))
        {
            string[] texts = new string[cells.Count];
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = cells[i].Text(line);
            }

            throw Unclear([.. Columns.Names], texts);
        }

        (int start, int length)[] places = [.. cells.Select(cell => (cell.Start, cell.Length))];
        byte[] bytes = line.ToArray();
        Columns = Columns.WithoutWords(column =>
            column >= places.Length || TieWeight.IsNumber(bytes.AsSpan(places[column].start, places[column].length), out _));
        _undecided &= cells.Count < 2
            || !TieWeight.IsNumber(cells[0].In(line), out _)
            || !TieWeight.IsNumber(cells[1].In(line), out _);
    }

    /// <summary>Returns the columns once all lines are read.</summary>
    /// <param name="ids">All ids.</param>
    /// <param name="firstIsTie">Whether the first line is a tie, although it looked like a header.</param>
    /// <exception cref="InputException">The file has no line, or its first line may be a header or a tie.</exception>
    public TieColumns Finish(MemberIds ids, out bool firstIsTie)
    {
        TieColumns columns = Columns ?? throw (_unclear is null ? NoTie() : Unclear(_unclear, []));
        firstIsTie = _undecided && columns.Names.Any(name => ids.Find(name) is not null);
        return !_undecided || firstIsTie ? columns
            : throw new InputException(
                lines.At(_line), "",
                $"\"{TieColumns.Quote(columns.Names)}\" may be names of columns or a tie, because neither occurs again; "
                + "write the line source,target before the ties, or in place of this line.");
    }

    /// <summary>Describes the columns of the two ends.</summary>
    public string Describe(TieColumns columns)
    {
        if (Declared is not null || columns.Names.Count == 0)
        {
            return Declared?.Name ?? "the first two columns, which have no names";
        }

        string first = columns.Names[columns.First], second = columns.Names[columns.Second];
        return $"the columns {TieColumns.Quote([first])} and {TieColumns.Quote([second])}";
    }

    public InputException NoTie() =>
        Refusal("the file holds no tie; write the ids of two members on each line, such as 0,1.");

    private bool ReadFirstLine(string[] texts)
    {
        bool[] numbers = [.. texts.Select(text => TieWeight.IsNumber(Encoding.UTF8.GetBytes(text), out _))];
        bool isTie = Declared is not null || (texts[0].Length > 0 && numbers.Contains(true));
        bool hasWeight = texts.Where((text, column) => numbers[column] && text != "0").Any();
        // "a b 1.0" is a tie of two members; "source target 0" is a header from pandas.
        if (isTie && TieColumns.Named(texts) is var named && (named is null || (hasWeight && !named.IsTelling)))
        {
            Columns = Unnamed(texts);
            return true;
        }

        Columns = TieColumns.Named(texts);
        if (Columns is null && texts.Length == 2 && texts[0].Length > 0)
        {
            Columns = TieColumns.Both(texts);
            _undecided = Columns is not null;
        }

        _unclear = Columns is null ? texts : null;
        return texts.Length > 1 ? false
            : throw Refusal(
                $"found \"{Quotation.Escape(texts[0])}\"; allowed are the ids of two members, such as 0,1, "
                + "or the names of columns, such as source,target.");
    }

    private TieColumns Unnamed(string[] texts)
    {
        int count = texts.Length;
        while (count > 2 && texts[count - 1].Length == 0)
        {
            count--;
        }

        List<TieCell> cells = [];
        byte[] comment = Encoding.UTF8.GetBytes(_comment);
        if (TieCell.Split(comment, TieCell.FindSeparator(comment), cells)
            && cells.Count == count
            && TieColumns.Named([.. cells.Select(cell => cell.Text(comment))]) is { } named)
        {
            return named;
        }

        bool matrix = count > MostUnnamed && texts.All(text => text is "0" or "1" or "0.0" or "1.0" or "");
        return count < 2 ? throw Refusal($"found \"{Quotation.Escape(texts[0])}\"; allowed are the ids of two members, such as 0,1.")
            : count > MostUnnamed ? throw Refusal(matrix
                ? "these are the rows of a matrix, not a list of ties; write one tie a line, such as 0,1."
                : $"this line has {count} columns without names, so it may be an adjacency list (a member and all its ties) "
                    + "or a row of a matrix; write one tie a line, such as 0,1, "
                    + "or name the columns in the first line, such as source,target.")
            : count > 2 && texts[2].StartsWith('{') ? NetworkX(texts)
            : TieColumns.Unnamed(count);
    }

    /// <summary>Returns the columns of a NetworkX edge list, whose third column must be an empty dictionary.</summary>
    private TieColumns NetworkX(string[] texts) => texts is [_, _, "{}"] ? TieColumns.Named(["from", "to", "data"])!
        : throw Refusal(
            "the third column holds data of ties as NetworkX writes them; "
            + "write the list with data=False, or with data=[\"weight\"] and a first line source target weight.");

    private bool ReadSeparator(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.Trim((byte)'"');
        if (text.Length != 5 || !text.StartsWith("sep="u8))
        {
            return false;
        }

        _separator = text[4];
        return true;
    }

    private InputException Unclear(string[] names, string[] row)
    {
        bool isNamed = row.Length > 0 && row[0].Length > 0 && names.Contains(row[0]);
        bool hasNumbers = row.Skip(1).Any(text => TieWeight.IsNumber(Encoding.UTF8.GetBytes(text), out _));
        string[] telling = names.Length == 3 ? ["source", "kind", "target"] : ["source", "target", "weight"];
        string ties = _separator == (byte)'\t'
            ? $"{string.Join(", ", telling)}, with tabs between them"
            : string.Join((char)(_separator ?? (byte)' '), telling);
        return new(lines.At(_line), "",
            _separator == (byte)' ' && names[0] == "c" && isNamed && row[0] == "c" ? ForeignFormat.Explain("DIMACS")
            : TieColumns.AreGeneric(names)
                ? $"the columns are {TieColumns.Quote(names)}, so this looks like a matrix; "
                    + "name the columns source,target if these are ties, or write one tie a line, such as 0,1."
            : isNamed && hasNumbers
                ? $"\"{Quotation.Escape(row[0])}\" names both a column and a line, so this is a matrix, not a list of ties; "
                    + "write one tie a line, such as 0,1."
            : $"the columns are {TieColumns.Quote(names)}, and these names do not identify the two ends of a tie; "
                + "name the two columns of ids source and target. "
                + $"If this line is a tie, write a line with names before it, such as: {ties}.");
    }

    private InputException Refusal(string what) => new(lines.Where, "", what);
}
