using System.Collections;
using System.Numerics;
using CommunitySim.Networks;

namespace CommunitySim.Experiments;

/// <summary>Ties as they come from a file: each packed into one number, doubles thrown out by sorting.</summary>
internal sealed class TieList : IReadOnlyCollection<Tie>
{
    // Lists that hold each tie twice are common; below this (128 MiB), sorting costs more than it saves.
    private const int WorthSorting = 16 * 1024 * 1024;

    private ulong[] _ties = new ulong[1024];
    private bool _ascending = true;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Adds a tie, which may be there already.</summary>
    /// <returns>False where there is no room for it.</returns>
    public bool Add(Tie tie)
    {
        if (Count == _ties.Length && !MakeRoom())
        {
            return false;
        }

        ulong packed = ((ulong)tie.A << 32) | (uint)tie.B;
        _ascending &= Count == 0 || packed > _ties[Count - 1];
        _ties[Count++] = packed;
        return true;
    }

    /// <summary>Throws doubles out.</summary>
    public void Settle()
    {
        if (_ascending)
        {
            return;
        }

        Array.Sort(_ties, 0, Count);
        int kept = 1;
        for (int i = 1; i < Count; i++)
        {
            if (_ties[i] != _ties[kept - 1])
            {
                _ties[kept++] = _ties[i];
            }
        }

        (Count, _ascending) = (kept, true);
    }

    /// <summary>How many different members occur in ties.</summary>
    /// <param name="largest">The largest number of a member.</param>
    public int Members(int largest)
    {
        ulong[] seen = new ulong[(largest / 64) + 1];
        foreach (Tie tie in this)
        {
            seen[tie.A / 64] |= 1UL << tie.A;
            seen[tie.B / 64] |= 1UL << tie.B;
        }

        return seen.Sum(BitOperations.PopCount);
    }

    /// <summary>Whether the computer can hold so much more: asked beforehand, since some systems end a program that tries.</summary>
    public static bool HasRoomFor(long bytes) =>
        bytes <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false);

    /// <inheritdoc/>
    public IEnumerator<Tie> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return new Tie((int)(_ties[i] >> 32), (int)(uint)_ties[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool MakeRoom()
    {
        if (Count >= WorthSorting)
        {
            Settle();
        }

        if (Count <= _ties.Length / 4 * 3)
        {
            return true;
        }

        long length = Math.Min(2L * _ties.Length, Array.MaxLength);
        if (length == _ties.Length || !HasRoomFor(length * sizeof(ulong)))
        {
            return false;
        }

        Array.Resize(ref _ties, (int)length);
        return true;
    }
}
