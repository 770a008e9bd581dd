using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// Reads the records of a table with names of columns in its first line. A quoted field may hold line ends. Each record
/// has as many cells as there are names; cells that are missing at the end are empty.
/// </summary>
internal sealed class Records(TextLines lines)
{
    private const int MostBytes = 1024 * 1024;

    private readonly List<TieCell> _cells = [];
    private byte[] _joined = [];
    private byte? _separator;
    private int _columns, _width;

    /// <summary>Number of records, without the names of columns.</summary>
    public long Count { get; private set; }

    /// <summary>The line in which the last record begins.</summary>
    public int Line { get; private set; }

    /// <summary>Returns the place of a line.</summary>
    public string At(int line) => lines.At(line);

    private string Separator => _separator switch
    {
        (byte)'\t' => "tab",
        (byte)';' => "semicolon",
        (byte)',' => "comma",
        (byte)'|' => "bar",
        _ => "blank",
    };

    /// <summary>Reads the first line.</summary>
    /// <exception cref="InputException">The file has no line.</exception>
    public string[] ReadNames()
    {
        while (ReadCells(out ReadOnlySpan<byte> record))
        {
            string[] names = new string[_cells.Count];
            for (int column = 0; column < names.Length; column++)
            {
                names[column] = NormalForm.Compose(_cells[column].Text(record));
            }

            ReadOnlySpan<byte> text = record.Trim((byte)'"');
            if (text.Length == 5 && text.StartsWith("sep="u8))
            {
                _separator = text[4];
                continue;
            }

            if (ForeignFormat.NameByLine(record) is { } name)
            {
                throw Refusal(ForeignFormat.Explain(name));
            }

            _width = names.Length;
            _columns = Array.FindLastIndex(names, name => name.Length > 0) + 1;
            return names[.._columns];
        }

        throw Refusal("this file holds no line; write names of columns in the first line, such as source,target,time.");
    }

    /// <summary>Reads the next record, which is valid until the next call.</summary>
    /// <exception cref="InputException">The record has too many cells, or a quote is not closed.</exception>
    public bool Next(out ReadOnlySpan<byte> record)
    {
        while (ReadCells(out record))
        {
            if (_cells[0].Length == 0 && _cells.TrueForAll(cell => cell.Length == 0))
            {
                continue;
            }

            RefuseOtherWidth(record);
            Count++;
            return true;
        }

        return false;
    }

    /// <summary>Makes an earlier line the place of messages.</summary>
    public void GoTo(int line) => Line = line;

    /// <summary>Returns a cell of the last record; empty if it is missing.</summary>
    public TieCell this[int column] => column < _cells.Count ? _cells[column] : default;

    /// <summary>Refuses the last record.</summary>
    public InputException Refusal(string what) => new(lines.At(Line), "", what);

    private void RefuseOtherWidth(ReadOnlySpan<byte> record)
    {
        int cells = _cells.Count;
        while (cells > _width && _cells[cells - 1].Length == 0)
        {
            cells--;
        }

        if (cells > _width)
        {
            throw Refusal(
                $"this line has {cells} columns, but the first line names {_columns}; "
                + $"put a text that holds a {Separator} in quotes, or name every column.");
        }

        if (cells == 1 && _columns > 1)
        {
            throw Refusal(
                $"found \"{Quotation.Escape(record)}\", one column, but the first line names {_columns}, separated by a {Separator}; "
                + $"use a {Separator} in all lines.");
        }
    }

    private bool ReadCells(out ReadOnlySpan<byte> record)
    {
        while (lines.Next(out record))
        {
            Line = lines.Number;
            ReadOnlySpan<byte> text = record.TrimStart(" \t\v\f"u8);
            bool mayBeComment = text.Length > 0 && text[0] is (byte)'#' or (byte)'%';
            if (text.IsEmpty || (mayBeComment && _width == 0))
            {
                continue;
            }

            byte separator = _separator ??= TieCell.FindSeparator(text);
            // A leading tab makes the first cell empty.
            record = separator == (byte)'\t' ? record : text;
            bool isWhole = TieCell.Split(record, separator, _cells);
            if (mayBeComment && _cells.Count != _width)
            {
                continue;
            }

            record = isWhole ? record : Join(record, separator);
            return true;
        }

        return false;
    }

    /// <summary>Adds lines to a record until the quote that is open is closed.</summary>
    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> begin, byte separator)
    {
        int used = 0;
        ReadOnlySpan<byte> next = begin;
        while (true)
        {
            if (used + next.Length >= _joined.Length)
            {
                Array.Resize(ref _joined, Math.Max(2 * _joined.Length, used + next.Length + 1));
            }

            next.CopyTo(_joined.AsSpan(used));
            used += next.Length;
            ReadOnlySpan<byte> record = _joined.AsSpan(0, used);
            bool isOpen = record.Count((byte)'"') % 2 != 0;
            if (!isOpen && TieCell.Split(record, separator, _cells))
            {
                return record;
            }

            if (!isOpen || used > MostBytes || !lines.Next(out next))
            {
                throw Refusal(
                    $"a quote in \"{Quotation.Escape(begin)}\" is not closed before the next separator; "
                    + "double each quote within quotes, or delete the column of texts.");
            }

            _joined[used++] = (byte)'\n';
        }
    }
}
