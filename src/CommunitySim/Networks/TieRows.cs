namespace CommunitySim.Networks;

/// <summary>
/// Ties in compressed rows, each in the row of its larger member: the step before a network, in half its space. A tie
/// is found in its row, so that no set of all ties is needed.
/// </summary>
internal sealed class TieRows
{
    // Until SortAndDeduplicate: first the number of ties per row, then the next position, from the end.
    private int[] _start;
    private int[] _lower = [];

    /// <summary>Creates empty rows. Callers first count all ties, then place them, then sort them.</summary>
    public TieRows(int members) => _start = new int[members + 1];

    /// <summary>Creates rows from ties in any order within a row.</summary>
    /// <param name="start">The start of each member's row, and the end of the last row.</param>
    /// <param name="lower">The smaller members of the ties. The rows keep this array and sort it.</param>
    public TieRows(int[] start, int[] lower)
    {
        (_start, _lower) = (start, lower);
        SortAndDeduplicate();
    }

    /// <summary>Number of ties.</summary>
    public int Count => _start[^1];

    /// <summary>Draws different ties with <paramref name="draw"/> until there are enough.</summary>
    /// <param name="members">Number of members.</param>
    /// <param name="count">Number of ties, not more than exist.</param>
    /// <param name="draw">Draws a tie of two different members, possibly a repeated one.</param>
    /// <remarks>
    /// The first draws fill the rows, which reveal duplicates. Only their replacements (default groups: 8% of the ties
    /// inside) need a set. With a million members this is three times as fast as a set of all ties.
    /// </remarks>
    public static TieRows Draw(int members, long count, Func<Tie> draw)
    {
        ThrowIfTooMany(count);
        TieRows rows = FromTies(members, DrawTies((int)count, draw));
        int missing = (int)count - rows.Count;
        HashSet<Tie> others = new(missing);
        while (others.Count < missing)
        {
            Tie tie = draw();
            _ = !rows.Contains(tie) && others.Add(tie);
        }

        Tie[] redrawn = new Tie[others.Count];
        others.CopyTo(redrawn);
        rows.Add(FromTies(members, redrawn));
        return rows;
    }

    /// <summary>Creates the rows from blocks of ties. A repeated tie counts once.</summary>
    public static TieRows FromTies(int members, params IReadOnlyList<ReadOnlyMemory<Tie>> blocks)
    {
        TieRows rows = new(members);
        foreach (ReadOnlyMemory<Tie> block in blocks)
        {
            rows.CountTie(block.Span);
        }

        rows.Allocate();
        foreach (ReadOnlyMemory<Tie> block in blocks)
        {
            rows.Place(block.Span);
        }

        rows.SortAndDeduplicate();
        return rows;
    }

    /// <summary>Creates the rows of a complete network.</summary>
    public static TieRows All(int members)
    {
        ThrowIfTooMany((long)members * (members - 1) / 2);
        int[] start = new int[members + 1], lower = new int[members * (members - 1L) / 2];
        for (int member = 0; member < members; member++)
        {
            start[member + 1] = start[member] + member;
            for (int other = 0; other < member; other++)
            {
                lower[start[member] + other] = other;
            }
        }

        return new TieRows(start, lower);
    }

    /// <summary>Adds the ties of other rows. A repeated tie counts once.</summary>
    public void Add(TieRows others)
    {
        if (others.Count == 0)
        {
            return;
        }

        int[] start = new int[_start.Length], lower = NewArray((long)Count + others.Count);
        for (int member = 0; member < start.Length - 1; member++)
        {
            ReadOnlySpan<int> first = Row(member), second = others.Row(member);
            first.CopyTo(lower.AsSpan(start[member]));
            second.CopyTo(lower.AsSpan(start[member] + first.Length));
            start[member + 1] = start[member] + first.Length + second.Length;
        }

        (_start, _lower) = (start, lower);
        SortAndDeduplicate();
    }

    /// <summary>Counts ties that will be placed.</summary>
    public void CountTie(ReadOnlySpan<Tie> ties)
    {
        int[] start = _start;
        foreach (Tie tie in ties)
        {
            start[Math.Max(tie.A, tie.B)]++;
        }
    }

    /// <summary>Counts a tie that will be placed.</summary>
    public void CountTie(int one, int other) => _start[Math.Max(one, other)]++;

    /// <summary>Allocates the counted ties.</summary>
    public void Allocate()
    {
        long end = 0;
        foreach (ref int row in _start.AsSpan())
        {
            end += row;
            row = (int)end;
        }

        ThrowIfTooMany(end);
        _lower = NewArray(end);
    }

    /// <summary>Places ties that were counted.</summary>
    public void Place(ReadOnlySpan<Tie> ties)
    {
        int[] start = _start, lower = _lower;
        foreach (Tie tie in ties)
        {
            lower[--start[Math.Max(tie.A, tie.B)]] = Math.Min(tie.A, tie.B);
        }
    }

    /// <summary>Places a tie that was counted.</summary>
    public void Place(int one, int other) => _lower[--_start[Math.Max(one, other)]] = Math.Min(one, other);

    /// <summary>Sorts the rows and removes duplicates.</summary>
    public void SortAndDeduplicate()
    {
        int kept = 0;
        for (int member = 0; member < _start.Length - 1; member++)
        {
            Span<int> row = Row(member);
            Sort(row);
            _start[member] = kept;
            int last = -1;
            foreach (int other in row)
            {
                if (other != last)
                {
                    _lower[kept++] = last = other;
                }
            }
        }

        _start[^1] = kept;
    }

    /// <summary>Builds the network of these ties.</summary>
    public SocialNetwork ToNetwork()
    {
        // A member's row has its smaller neighbours, then the larger ones in the order of their rows.
        int members = _start.Length - 1;
        int[] start = new int[members + 1], ends = NewArray(2L * Count);
        foreach (int other in _lower.AsSpan(0, Count))
        {
            start[other + 1]++;
        }

        for (int member = 0, end = 0; member < members; member++)
        {
            int larger = start[member + 1], smaller = Row(member).Length;
            start[member + 1] = end + smaller; // the position of the next larger neighbour; finally the end of the row
            end += smaller + larger;
        }

        for (int member = 0; member < members; member++)
        {
            ReadOnlySpan<int> row = Row(member);
            row.CopyTo(ends.AsSpan(start[member + 1] - row.Length));
            foreach (int other in row)
            {
                ends[start[other + 1]++] = member;
            }
        }

        return new SocialNetwork(start, ends);
    }

    private static Tie[] DrawTies(int count, Func<Tie> draw)
    {
        Tie[] ties = new Tie[count];
        foreach (ref Tie tie in ties.AsSpan())
        {
            tie = draw();
        }

        return ties;
    }

    // Without an explicit collection, the runtime took 9 GB instead of 6 at 50 million members.
    private static int[] NewArray(long count)
    {
        if (count > 64 * 1024 * 1024)
        {
            GC.Collect();
        }

        return new int[count];
    }

    private Span<int> Row(int member) => _lower.AsSpan(_start[member].._start[member + 1]);

    private bool Contains(Tie tie) => Row(tie.B).BinarySearch(tie.A) >= 0;

    public static void ThrowIfTooMany(long ties)
    {
        if (2 * ties > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{ties} ties are more than this version can hold ({Array.MaxLength / 2}).", nameof(ties));
        }
    }

    private static void Sort(Span<int> row)
    {
        if (row.Length > 32)
        {
            row.Sort();
            return;
        }

        for (int i = 1; i < row.Length; i++)
        {
            int value = row[i], at = i;
            for (; at > 0 && row[at - 1] > value; at--)
            {
                row[at] = row[at - 1];
            }

            row[at] = value;
        }
    }
}
