using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads a square matrix with a row and a column for each member. Names may stand in the first line, the first column
/// or both. A cell other than 0 is a tie. Without names, a small matrix must be symmetric with a diagonal of zeros.
/// </summary>
internal sealed class MatrixRows(TextLines lines)
{
    private const int FewestCertain = 5, Fewest = 3;

    private readonly RowCells _rows = new(lines);
    private readonly NetworkTies _ties = new(lines);
    private string[] _names = [];
    private int _first, _members;
    private bool _hasDiagonal, _only0And1 = true;

    /// <summary>Reads the whole file; null if it is no such matrix.</summary>
    public NetworkReading? Read()
    {
        if (_rows.Next() is not { } one || _rows.Next() is not { } two || !FindNames(one, two))
        {
            return null;
        }

        bool hasNames = _names.Length > 0;
        _members = two.Length - _first;
        if (hasNames && _names.Length != _members)
        {
            return null;
        }

        int[] codes = [.. Enumerable.Range(0, _members).Select(member => hasNames ? _ties.Ids.Code(_names[member], quoted: true) : member)];
        if (_members < Fewest || codes.Distinct().Count() < _members)
        {
            return null;
        }

        int row = 0;
        string[]? cells = hasNames ? two : one;
        for (; cells is not null && row < _members; row++)
        {
            if (!ReadRow(cells, row, codes))
            {
                return null;
            }

            cells = row == 0 && !hasNames ? two : _rows.Next();
        }

        bool isWhole = cells is null && row == _members && _ties.Count > 0;
        return isWhole ? Judge(hasNames) : null;
    }

    private static bool IsNumber(string text) =>
        text.Length == 0 || TieWeight.IsNumber(Encoding.UTF8.GetBytes(text), out _);

    /// <summary>Finds where names stand in the first two lines.</summary>
    /// <returns>Whether the two lines may begin a matrix.</returns>
    private bool FindNames(string[] one, string[] two)
    {
        bool isNamedRow = one.Length == two.Length && (one[0].Length == 0 || !IsNumber(one[0])) && IsRowName(two[0], one);
        bool hasCorner = isNamedRow || one.Length + 1 == two.Length;
        bool isHeader = hasCorner || Array.Exists(one, cell => !IsNumber(cell));
        _first = hasCorner ? 1 : 0;
        _names = isHeader ? one[(isNamedRow ? 1 : 0)..] : [];
        return one.Length <= two.Length && (hasCorner || !isHeader || TieColumns.Named(one) is null);
    }

    /// <summary>Whether the second line begins with a name of a member: the first column's, or a number before V1 or X1.</summary>
    private static bool IsRowName(string name, string[] header) =>
        header.Length > 1 && (name == header[1] || (name is "0" or "1" && header[0].Length == 0) || !IsNumber(name));

    private bool ReadRow(string[] cells, int row, int[] codes)
    {
        bool isNamed = _first == 0 || cells[0] == _names[row] || cells[0] == $"{row}" || cells[0] == $"{row + 1}";
        if (!isNamed || cells.Length != _members + _first)
        {
            return false;
        }

        _ties.AddMember(codes[row]);
        for (int column = 0; column < _members; column++)
        {
            string cell = cells[column + _first];
            double weight = 0;
            if (cell.Length > 0 && !TieWeight.IsNumber(Encoding.UTF8.GetBytes(cell), out weight))
            {
                return false;
            }

            _hasDiagonal |= row == column && weight != 0;
            _only0And1 &= weight is 0 or 1;
            if (weight != 0)
            {
                _ties.Add(codes[row], codes[column], weight);
            }
        }

        return true;
    }

    private NetworkReading? Judge(bool hasNames)
    {
        NetworkReading reading = _ties.Build("a matrix", "its rows and columns");
        bool isSymmetric = reading.Repeats == reading.Network.Ties;
        bool isCertain = hasNames || (_members >= FewestCertain && (_only0And1 || !_hasDiagonal)) || (isSymmetric && !_hasDiagonal);
        return !isCertain ? null : reading with
        {
            Form = hasNames ? "a matrix" : "a matrix (guessed from its shape)",
            Ends = $"its {_members} rows and columns"
                + (isSymmetric ? "" : ", in which a tie may stand in one direction")
                + (hasNames ? "" : ", numbered from 0"),
            Repeats = 0,
        };
    }
}
