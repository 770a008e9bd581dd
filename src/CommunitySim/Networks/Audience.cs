namespace CommunitySim.Networks;

/// <summary>
/// A network as the feed goes through it: the neighbours of a member who post come first, the lurkers after them. So one
/// number says whether a neighbour is seen, and which, and only who is seen is looked up.
/// </summary>
/// <remarks>Looking at the neighbour of each member instead, to learn whether she posts, is a read from memory for everybody, where a third see something.</remarks>
internal sealed class Audience
{
    private readonly int[] _start, _ends, _posters;

    /// <summary>Arranges a network.</summary>
    /// <param name="network">Who is tied to whom.</param>
    /// <param name="isPoster">Whether a seat is a poster's.</param>
    /// <param name="inPlace">The network is nobody else's: its rows are arranged where they lie.</param>
    public Audience(SocialNetwork network, Func<int, bool> isPoster, bool inPlace)
    {
        IsComplete = network.IsComplete;
        Members = network.Members;
        _posters = new int[Population.Padded(Members)];
        _start = network.Start;
        if (IsComplete)
        {
            (_ends, _start) = (new int[Members], new int[_posters.Length]);
            ArrangeAll(isPoster);
        }
        else
        {
            _ends = inPlace ? network.Ends : (int[])network.Ends.Clone();
            ArrangeRows(isPoster);
        }
    }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>Everybody is tied to everybody: there is one row for all, posters first, and each member's place in it.</summary>
    public bool IsComplete { get; }

    /// <summary>Where a member's row begins, and after the last member ends; with a row's length of zeros behind. On a complete network: the member's place in the row of all, padded with zeros.</summary>
    public int[] Start => _start;

    /// <summary>The rows.</summary>
    public int[] Ends => _ends;

    /// <summary>How many neighbours of a member are posters; padded with zeros.</summary>
    public int[] Posters => _posters;

    /// <summary>Number of neighbours.</summary>
    public int Degree(int member) => IsComplete ? Members - 1 : _start[member + 1] - _start[member];

    /// <summary>A neighbour: the posters are the first.</summary>
    public int Neighbour(int member, int index)
    {
        if (!IsComplete)
        {
            return _ends[_start[member] + index];
        }

        // The member's own place in the row of all is left out.
        return _ends[index < _start[member] ? index : index + 1];
    }

    private void ArrangeAll(Func<int, bool> isPoster)
    {
        int posters = 0;
        for (int member = 0; member < Members; member++)
        {
            posters += isPoster(member) ? 1 : 0;
        }

        (int poster, int lurker) = (0, posters);
        for (int member = 0; member < Members; member++)
        {
            bool posts = isPoster(member);
            int place = posts ? poster++ : lurker++;
            (_ends[place], _start[member]) = (member, place);
            _posters[member] = posters - (posts ? 1 : 0);
        }
    }

    private void ArrangeRows(Func<int, bool> isPoster)
    {
        Stack<int> lurkers = new();
        for (int member = 0; member < Members; member++)
        {
            Span<int> row = _ends.AsSpan(_start[member], _start[member + 1] - _start[member]);
            int posters = 0;
            for (int index = row.Length - 1; index >= 0; index--)
            {
                if (!isPoster(row[index]))
                {
                    lurkers.Push(row[index]);
                }
            }

            foreach (int neighbour in row)
            {
                if (isPoster(neighbour))
                {
                    row[posters++] = neighbour;
                }
            }

            _posters[member] = posters;
            for (int index = posters; lurkers.TryPop(out int lurker); index++)
            {
                row[index] = lurker;
            }
        }
    }
}
