using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Ties as they come from a file, doubles among them, in blocks, so that growing moves none. Their ends are codes of ids (see
/// <see cref="MemberIds"/>). A block holds ties whose larger ends are near each other: where codes are members, rows are made
/// of it within the cache, whatever the order of the file.
/// </summary>
internal sealed class TieList
{
    private const int Near = 128 * 1024;

    private readonly List<Blocks> _ranges = [];

    /// <summary>Number of ties; one that is there twice counts twice.</summary>
    public long Count => _ranges.Sum(range => range.Count);

    /// <summary>All ties.</summary>
    public IReadOnlyList<ReadOnlyMemory<Tie>> All => [.. _ranges.SelectMany(range => range.All).Select(block => (ReadOnlyMemory<Tie>)block)];

    /// <summary>Adds a tie.</summary>
    /// <returns>False where there is no room for it.</returns>
    public bool Add(Tie tie)
    {
        while (tie.B / Near >= _ranges.Count)
        {
            _ranges.Add(new Blocks());
        }

        return _ranges[tie.B / Near].Add(tie);
    }

    /// <summary>Notes the ends of all ties that are small whole numbers.</summary>
    public void NoteNumbers(IdSet occurring)
    {
        foreach (Memory<Tie> block in _ranges.SelectMany(range => range.All))
        {
            occurring.AddNumbers(block.Span);
        }
    }

    /// <summary>Puts members in place of the codes of their ids.</summary>
    public void Renumber(MemberNumbers members)
    {
        foreach (Memory<Tie> block in _ranges.SelectMany(range => range.All))
        {
            foreach (ref Tie tie in block.Span)
            {
                tie = Tie.Between(members.Of(tie.A), members.Of(tie.B));
            }
        }
    }

    /// <summary>Whether the computer can hold so much more: asked beforehand, since some systems end a program that tries.</summary>
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
