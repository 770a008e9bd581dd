namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads an adjacency list: each line has a member and all its ties. It is known by lines of several lengths, each with
/// another member first, in which every member has its line or many ties. A list of equally long lines must have each tie both ways.
/// </summary>
internal sealed class AdjacencyRows(TextLines lines)
{
    private const int Many = 5, Several = 3;

    private readonly RowCells _rows = new(lines);
    private readonly NetworkTies _ties = new(lines);
    private readonly HashSet<int> _firsts = [], _others = [];
    private readonly HashSet<(int, int)> _directed = [];

    /// <summary>Reads the whole file; null if it is no such list.</summary>
    public NetworkReading? Read()
    {
        int longest = 0, shortest = int.MaxValue;
        while (_rows.Next() is { } cells)
        {
            string[] ids = [.. cells.Where(cell => cell.Length > 0)];
            if (ids.Length == 0 || !ReadRow(ids))
            {
                return null;
            }

            (longest, shortest) = (Math.Max(longest, ids.Length), Math.Min(shortest, ids.Length));
        }

        bool isMutual = _directed.All(tie => _directed.Contains((tie.Item2, tie.Item1)));
        bool isClosed = _firsts.IsSupersetOf(_others);
        bool isList = longest >= Several && _ties.Count > 0
            && ((longest > shortest && (isClosed || longest >= Many)) || (isMutual && isClosed));
        return isList ? Describe(isMutual) : null;
    }

    private bool ReadRow(string[] ids)
    {
        string first = ids[0].Length > 1 ? ids[0].TrimEnd(':') : ids[0];
        int one = _ties.Ids.Code(first);
        _ties.AddMember(one);
        foreach (string id in ids[1..])
        {
            int other = _ties.Ids.Code(id);
            _others.Add(other);
            if (one == other || _directed.Add((one, other)))
            {
                _ties.Add(one, other, 1);
            }
        }

        return _firsts.Add(one);
    }

    private NetworkReading Describe(bool isMutual)
    {
        NetworkReading reading = _ties.Build("an adjacency list (guessed from its shape)", "each line's member and its ties");
        return reading with
        {
            Ends = $"each line's member and its ties{(isMutual ? ", each of which stands both ways" : "")}",
            Repeats = isMutual ? 0 : reading.Repeats,
        };
    }
}
