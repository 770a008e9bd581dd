using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads the ties of a file line by line, with the columns that <see cref="TieHead"/> finds.</summary>
internal sealed class TieReader
{
    private const long Silence = 64 * 1024 * 1024;

    private readonly TextLines _lines;
    private readonly MemberIds _ids;
    private readonly TieHead _head;
    private readonly NetworkTies _ties;
    private readonly List<TieCell> _cells = [];
    private ColumnDoubts? _doubts;
    private (int One, int Other)? _first;
    private bool _usual;
    private long _lastRow, _single, _comments, _headers;

    public TieReader(TextLines lines)
    {
        _lines = lines;
        _ties = new NetworkTies(lines);
        _ids = _ties.Ids;
        _head = new TieHead(lines);
    }

    /// <summary>Reads all lines.</summary>
    /// <exception cref="InputException">The lines are no list of ties, or are ambiguous.</exception>
    public NetworkReading Read()
    {
        if (GraphForms.IsXml(_lines.Start))
        {
            return new XmlNetwork(_lines).Read();
        }

        while (true)
        {
            if (_usual && _lines.NextTie(out Tie tie))
            {
                RefuseOutside(tie.A, tie.B);
                _lastRow = _lines.Bytes;
                _ties.Add(tie);
            }
            else if (_lines.Next(out ReadOnlySpan<byte> line))
            {
                ReadOnlySpan<byte> text = line.TrimStart(" \t\v\f"u8);
                if (_head.IsAtStart && GraphForms.Read(text, _lines) is { } reading)
                {
                    return reading;
                }

                ReadLine(text, line);
            }
            else
            {
                return Finish();
            }
        }
    }

    private void ReadLine(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line)
    {
        if (text.IsEmpty || text[0] is (byte)'#' or (byte)'%')
        {
            _comments += text.IsEmpty || _head.Columns is null ? 0 : 1;
            _head.ReadComment(text);
            if (_lines.Bytes - _lastRow > Silence)
            {
                // A pipe may give empty lines for ever.
                throw Refusal(
                    $"the last {Silence / 1024 / 1024} MiB up to this line hold no tie; "
                    + "name a list of ties, one a line, such as 0,1.");
            }

            return;
        }

        if (_doubts is null)
        {
            _head.RefuseForeign(text);
        }

        byte separator = _head.SeparatorFor(text);
        // A leading tab makes the first cell empty.
        text = separator == (byte)'\t' ? line : text;
        if (!TieCell.Split(text, separator, _cells))
        {
            throw Refusal(
                $"a quote in \"{Quotation.Escape(text)}\" is not closed before the next separator; "
                + "write each tie on a line of its own, and double each quote within quotes.");
        }

        if (_head.IsHeaderAgain(text))
        {
            _headers++;
        }
        else if (_cells.Exists(cell => cell.Length > 0) && (_head.Columns is not null || _head.ReadLine(text, _cells)))
        {
            ReadRow(text, _head.Columns!);
        }
    }

    private void ReadRow(ReadOnlySpan<byte> line, TieColumns columns)
    {
        _lastRow = _lines.Bytes;
        if (_doubts is null)
        {
            _head.ReadFirstRow(line, _cells);
            columns = _head.Columns!;
            _doubts = new ColumnDoubts(columns);
        }

        int written = _cells.Count;
        while (_cells.Count > columns.Count && _cells[^1].Length == 0)
        {
            _cells.RemoveAt(_cells.Count - 1);
        }

        RefuseOtherShape(line, columns, written);
        if (_cells[columns.Second].Length == 0)
        {
            _single++;
            _ties.Rows++;
            _ties.AddMember(_ids.Code(_cells[columns.First], line));
            return;
        }

        int one = _ids.Code(_cells[columns.First], line), other = _ids.Code(_cells[columns.Second], line);
        RefuseOutside(one, other);
        _first ??= (one, other);
        double least = TieWeight.Least(_cells, columns, line, _lines);
        _doubts.Add(_lines, _cells, line, one, other);
        _usual = columns.Count == 2 && _doubts.Settled;
        _ties.Add(one, other, least);
    }

    private void RefuseOtherShape(ReadOnlySpan<byte> line, TieColumns columns, int written)
    {
        if (_cells.Count > columns.Count || (_cells.Count < columns.Count && _cells.Count > 1 && columns.Names.Count == 0))
        {
            throw Refusal(_head.HasHeader
                ? $"this line has {_cells.Count} columns, but the first line names {columns.Count} "
                    + $"({TieColumns.Quote(columns.Names)}); name every column there. "
                    + "In R, write.csv(ties, row.names = FALSE) writes such a file."
                : $"found \"{Quotation.Escape(line)}\", {_cells.Count} columns after lines of {columns.Count}; "
                    + "write each tie on its own line, such as 0,1. "
                    + "An adjacency list (a member and all its ties in one line) is not supported.");
        }

        bool cutShort = !_lines.HasEnd;
        bool single = _cells.Count > columns.Second && _cells[columns.Second].Length == 0;
        IEnumerable<TieCell> further = columns.Names.Count == 0
            ? _cells.Skip(2)
            : columns.Weights.Where(column => column < _cells.Count).Select(column => _cells[column]);
        bool half = single && (cutShort || written < 2 || further.Any(cell => cell.Length > 0));
        if (half || _cells.Count <= Math.Max(columns.First, columns.Second) || _cells[columns.First].Length == 0)
        {
            throw Refusal(
                $"found \"{Quotation.Escape(line)}\"; allowed are the ids of two members, such as 0,1"
                + (cutShort ? "." : " (or a member without ties, with an empty second end, such as 5,)."));
        }
    }

    /// <summary>Refuses members beyond the size that the file announces.</summary>
    private void RefuseOutside(int one, int other)
    {
        if (_head.Declared is { Members: > 0 and int members } && (Math.Min(one, other) < 1 || Math.Max(one, other) > members))
        {
            throw Refusal(
                "found an entry outside the matrix; "
                + $"allowed are rows and columns from 1 to {members}, the size that the file announces.");
        }
    }

    private NetworkReading Finish()
    {
        TieColumns columns = _head.Finish(_ids, out bool firstIsTie);
        if (firstIsTie)
        {
            (int one, int other) = (_ids.Code(columns.Names[0]), _ids.Code(columns.Names[1]));
            _ties.Add(one, other, 1);
            columns = TieColumns.Unnamed(2);
        }

        if (_head.Declared?.Entries is { } entries && entries != _ties.Rows)
        {
            throw Refusal(
                $"the file announces {entries} entries and holds {_ties.Rows}; "
                + "download or save it again, or correct the number in the line of sizes.");
        }

        for (int member = 1; member <= (_head.Declared?.Members ?? 0); member++)
        {
            _ties.AddMember(member);
        }

        _doubts?.Refuse(_lines, _head.Declared is not null, _ties.CollectNumbers());
        if (_ties.Count == 0)
        {
            throw _ties.Rows == 0
                ? _head.NoTie()
                : Refusal(
                    $"the file holds no tie: of {_ties.Rows} lines {_ties.LeftOut}, and {_single} no second end. "
                    + "Correct them, or save only the two ends.");
        }

        return Describe(_ties.Build("a list of ties", _head.Describe(columns)), columns);
    }

    private NetworkReading Describe(NetworkReading reading, TieColumns columns)
    {
        SocialNetwork network = reading.Network;
        bool isApart = network.Ties > 1 && network.Degree(0) == 1 && network.Degree(1) == 1;
        return reading with
        {
            Single = _single,
            Comments = _comments,
            Headers = _headers,
            BeginsApart = columns.Names.Count == 0 && _first == (0, 1) && isApart,
            Announced = _head.Announced,
            Weights = [.. columns.Weights.Select(columns.NameOf)],
            Unused = columns.Names.Count > 0
                ? columns.Unused
                : [.. Enumerable.Range(4, Math.Max(0, columns.Count - 3)).Select(column => $"column {column}")],
        };
    }

    private InputException Refusal(string what) => new(_lines.Where, "", what);
}
