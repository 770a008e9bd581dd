using System.Globalization;
using System.Numerics;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Checks whether a file without telling column names may be something other than a list of ties. It may be a table
/// with row numbers, an adjacency list with equally long lines, a matrix, or a table of members.
/// </summary>
/// <param name="columns">The meaning that the reader gives to the columns.</param>
internal sealed class ColumnDoubts(TieColumns columns)
{
    private const string Remedy = "name the columns in the first line, such as source,target,weight, or save only the two ends";

    private readonly IdSet? _firsts = columns is { IsNamed: false, Count: > 2 } ? new IdSet() : null;
    private readonly List<double[]> _cells = [];
    private readonly IdSet _others = new();
    private readonly HashSet<(int, int)> _pairs = [];
    private bool _repeats, _only0And1 = true, _othersWhole = true, _decimals = true;
    private bool _firstWhole, _firstNames, _secondWhole, _secondNames;
    private long _rows;

    /// <summary>Whether further lines of two small whole numbers cannot change the decision.</summary>
    public bool Settled => columns.IsTelling || (_rows > 0 && !_only0And1);

    /// <summary>Adds what a line shows about the columns.</summary>
    public void Add(TextLines lines, List<TieCell> cells, ReadOnlySpan<byte> line, int one, int other)
    {
        if (columns.IsTelling)
        {
            return;
        }

        _rows++;
        _only0And1 &= one <= 1 && other <= 1;
        if (_only0And1)
        {
            _pairs.Add((one, other));
        }

        if (one < MemberIds.Numbers)
        {
            _firstWhole = true;
        }
        else
        {
            _firstNames |= !IsDigits(cells[columns.First].In(line));
            _firstWhole |= IsDigits(cells[columns.First].In(line));
        }

        if (other < MemberIds.Numbers)
        {
            _secondWhole = true;
        }
        else
        {
            _secondNames |= !IsDigits(cells[columns.Second].In(line));
            _secondWhole |= IsDigits(cells[columns.Second].In(line));
        }

        if (_firsts is not null)
        {
            _repeats = _repeats || !_firsts.Add(one);
            AddOthers(cells, line);
            AddMatrixRow(cells, line);
        }
    }

    /// <summary>Refuses a file that is at least as likely to be something else.</summary>
    /// <param name="lines">The lines, all of them read.</param>
    /// <param name="declared">Whether the file declares its own columns.</param>
    /// <param name="ids">The ids that are small whole numbers.</param>
    public void Refuse(TextLines lines, bool declared, IdSet ids)
    {
        string? what = columns.IsTelling || declared ? null
            : _only0And1 && _rows > 2 && _pairs.Count > 1
                ? "all ids are 0 and 1, so this looks like a matrix; "
                    + "name the columns source,target if these are ties, or write one tie a line, such as 0,1."
            : columns.IsNamed ? null
            : NumbersFaceNames
                ? "one of the two columns holds only numbers and the other only names, as in a table of members; "
                    + "name the columns in the first line, such as source,target, if these are ties."
            : _firsts is null ? null
            : _only0And1 || IsMatrix()
                ? $"these are the rows of a matrix, not a list of ties; write one tie a line, such as 0,1. If they are ties, {Remedy}."
            : _decimals && columns.Count == 4
                ? "each line has four whole numbers, so 1,2,0,5 may be a tie of weight 0.5 with a decimal comma; "
                    + "write decimal points, separate the columns by semicolons, "
                    + "or name the columns in the first line, such as source,target,weight,time."
            : !_repeats && _rows > 1 && _firstWhole
                ? $"no number occurs twice in the first column, so it may be a row number or an adjacency list; {Remedy}."
            : MayBeNeighbours(ids)
                ? $"the columns after the second hold whole numbers that may be ids, as in an adjacency list; {Remedy}."
            : null;
        if (what is not null)
        {
            throw new InputException(lines.At(1), "", what);
        }
    }

    private bool NumbersFaceNames =>
        _firstWhole != _firstNames && _secondWhole != _secondNames && _firstWhole != _secondWhole;

    private static bool IsDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>Adds the cells behind the two ends. They hold weights and times, or further members.</summary>
    private void AddOthers(List<TieCell> cells, ReadOnlySpan<byte> line)
    {
        for (int column = 2; column < columns.Count && _othersWhole; column++)
        {
            ReadOnlySpan<byte> text = column < cells.Count ? cells[column].In(line) : [];
            _othersWhole = text.Length is > 0 and <= 8 && IsDigits(text);
            _ = _othersWhole && _others.Add(int.Parse(text, CultureInfo.InvariantCulture));
        }

        _decimals = _decimals && cells.Count == 4 && !cells[2].Quoted
            && IsDigits(cells[2].In(line).TrimStart((byte)'-'))
            && IsDigits(cells[3].In(line))
            && line[(cells[2].Start + cells[2].Length)..cells[3].Start].Contains((byte)',');
    }

    /// <summary>Whether the columns after the second may hold members. Weights of 0 and 1, or equal weights, are none.</summary>
    private bool MayBeNeighbours(IdSet ids)
    {
        int others = _others.CountNumbers(), shared = _others.CountShared(ids);
        return _othersWhole && others > 1 && !IsOnly0And1(_others) && (2 * shared >= others || (shared > 0 && ids.IsGaplessWith(_others)));
    }

    private static bool IsOnly0And1(IdSet numbers) =>
        numbers.Numbers[0] <= 3 && numbers.CountNumbers() == BitOperations.PopCount(numbers.Numbers[0]);

    private void AddMatrixRow(List<TieCell> cells, ReadOnlySpan<byte> line)
    {
        if (_rows > columns.Count)
        {
            return;
        }

        double[] row = new double[columns.Count];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = i < cells.Count && TieWeight.IsNumber(cells[i].In(line), out double number) ? number : double.NaN;
        }

        _cells.Add(row);
    }

    /// <summary>Whether the cells form a square that is symmetric about its diagonal.</summary>
    private bool IsMatrix() =>
        _rows == columns.Count
        && _cells.Select((row, i) => row.Select((value, j) => value == _cells[j][i]).All(same => same)).All(same => same);
}
