using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// The ties of a file, with repeats, in blocks that do not move as the list grows. The ends are codes of ids (see
/// <see cref="MemberIds"/>). A block holds ties whose larger ends are near each other, so building the network's rows
/// stays within the cache.
/// </summary>
internal sealed class TieList
{
    private const int Near = 128 * 1024;

    private readonly List<Blocks> _ranges = [];

    /// <summary>Number of ties, including repeats.</summary>
    public long Count => _ranges.Sum(range => range.Count);

    public IReadOnlyList<ReadOnlyMemory<Tie>> All =>
        [.. _ranges.SelectMany(range => range.All).Select(block => (ReadOnlyMemory<Tie>)block)];

    /// <summary>Adds a tie.</summary>
    /// <returns>False if there is no memory for it.</returns>
    public bool Add(Tie tie)
    {
        while (tie.B / Near >= _ranges.Count)
        {
            _ranges.Add(new Blocks());
        }

        return _ranges[tie.B / Near].Add(tie);
    }

    /// <summary>Adds all ends that are small whole numbers to a set.</summary>
    public void CollectNumbers(IdSet occurring)
    {
        foreach (Memory<Tie> block in _ranges.SelectMany(range => range.All))
        {
            occurring.AddNumbers(block.Span);
        }
    }

    /// <summary>Replaces the codes of ids by the numbers of members.</summary>
    public void Renumber(MemberNumbers members)
    {
        foreach (Memory<Tie> block in _ranges.SelectMany(range => range.All))
        {
            foreach (ref Tie tie in block.Span)
            {
                tie = Tie.Between(members.IndexOf(tie.A), members.IndexOf(tie.B));
            }
        }
    }

    /// <summary>Whether there is memory for more bytes. Some systems kill a program that allocates too much.</summary>
    public static bool HasRoomFor(long bytes) =>
        bytes <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false);

    private sealed class Blocks
    {
        private const int Least = 1024, Most = 64 * 1024;

        private readonly List<Tie[]> _full = [];
        private Tie[] _last = [];
        private int _used;

        public long Count => _full.Sum(block => (long)block.Length) + _used;

        public IEnumerable<Memory<Tie>> All => [.. _full, _last.AsMemory(0, _used)];

        public bool Add(Tie tie)
        {
            if (_used == _last.Length && !MakeRoom())
            {
                return false;
            }

            _last[_used++] = tie;
            return true;
        }

        private bool MakeRoom()
        {
            int length = Math.Clamp(2 * _last.Length, Least, Most);
            if (!HasRoomFor(2L * sizeof(int) * length))
            {
                return false;
            }

            _full.Add(_last);
            (_last, _used) = (new Tie[length], 0);
            return true;
        }
    }
}
