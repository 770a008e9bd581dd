using System.Runtime.InteropServices;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// The ids of posts and of the posts that they answer, as 64-bit hashes. Among ten million posts, two share one with
/// a chance of 3 in a million.
/// </summary>
internal sealed class Threads
{
    private readonly List<ulong> _posts = [], _parents = [];
    private ulong[] _sorted = [];
    private int[] _places = [];

    /// <summary>Number of lines whose post id an earlier line has; they are left out.</summary>
    public long Repeats { get; private set; }

    /// <summary>Number of lines that answer a post which the file does not hold.</summary>
    public long Orphans { get; private set; }

    /// <summary>Adds a line's ids. An empty id stands for no post.</summary>
    public void Add(ReadOnlySpan<byte> post, ReadOnlySpan<byte> parent)
    {
        _posts.Add(Hash(post));
        _parents.Add(Hash(parent));
    }

    /// <summary>Leaves out lines that repeat a post, and finds who wrote what a line answers.</summary>
    /// <param name="sources">Who wrote each line; −1 afterwards for a repeat.</param>
    /// <param name="targets">To whom; filled in if <paramref name="fill"/>.</param>
    /// <param name="fill">Whether the author of the parent post is the target.</param>
    public void Resolve(Span<int> sources, Span<int> targets, bool fill)
    {
        _sorted = [.. _posts];
        _places = [.. Enumerable.Range(0, _sorted.Length)];
        Array.Sort(_sorted, _places);
        for (int start = 0, end; start < _sorted.Length; start = end)
        {
            end = start + 1;
            while (end < _sorted.Length && _sorted[end] == _sorted[start])
            {
                end++;
            }

            LeaveOutRepeats(_places.AsSpan(start..end), sources, hasId: _sorted[start] != 0);
        }

        for (int line = 0; line < targets.Length; line++)
        {
            int parent = Parent(line);
            Orphans += parent < 0 && _parents[line] != 0 && sources[line] >= 0 ? 1 : 0;
            targets[line] = fill && parent >= 0 && sources[parent] >= 0 ? sources[parent] : targets[line];
        }
    }

    /// <summary>Returns the line of the post that a line answers, or −1.</summary>
    public int Parent(int line)
    {
        ulong parent = CollectionsMarshal.AsSpan(_parents)[line];
        int at = parent == 0 ? -1 : Array.BinarySearch(_sorted, parent);
        return at < 0 ? -1 : _places[at];
    }

    /// <summary>Keeps the first line of a post. All places of the post then lead to it.</summary>
    private void LeaveOutRepeats(Span<int> places, Span<int> sources, bool hasId)
    {
        if (!hasId || places.Length == 1)
        {
            return;
        }

        places.Sort();
        foreach (ref int place in places[1..])
        {
            sources[place] = -1;
            place = places[0];
            Repeats++;
        }
    }

    /// <summary>FNV-1a with a final mix. Reddit writes t1_ and t3_ before the ids of parents only.</summary>
    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        id = id.Length > 3 && id[0] == (byte)'t' && char.IsAsciiDigit((char)id[1]) && id[2] == (byte)'_' ? id[3..] : id;
        if (id.IsEmpty)
        {
            return 0;
        }

        ulong hash = 14695981039346656037;
        foreach (byte letter in id)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        return hash == 0 ? 1 : hash;
    }
}
