using System.Numerics;
using System.Runtime.InteropServices;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// The ids of posts and of the posts that they answer, as 64-bit hashes. Among ten million posts, two share one with
/// a chance of 3 in a million.
/// </summary>
internal sealed class Threads
{
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private readonly List<ulong> _posts = [], _parents = [];
    private int[] _parentLines = [], _slots = [];

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
        Span<ulong> posts = CollectionsMarshal.AsSpan(_posts), parents = CollectionsMarshal.AsSpan(_parents);
        _slots = new int[(int)Math.Min(1 << 30, BitOperations.RoundUpToPowerOf2((uint)posts.Length * 2))];
        for (int line = 0; line < posts.Length; line++)
        {
            ref int slot = ref Slot(posts, posts[line]);
            bool isRepeat = posts[line] != 0 && slot != 0;
            slot = slot == 0 && posts[line] != 0 ? line + 1 : slot;
            sources[line] = isRepeat ? -1 : sources[line];
            Repeats += isRepeat ? 1 : 0;
        }

        _parentLines = new int[posts.Length];
        for (int line = 0; line < posts.Length; line++)
        {
            int parent = parents[line] == 0 ? -1 : Slot(posts, parents[line]) - 1;
            _parentLines[line] = parent;
            Orphans += parent < 0 && parents[line] != 0 && sources[line] >= 0 ? 1 : 0;
            targets[line] = fill && parent >= 0 ? sources[parent] : targets[line];
        }

        _slots = [];
    }

    /// <summary>Returns the line of the post that a line answers, or −1.</summary>
    public int Parent(int line) => _parentLines[line];

    /// <summary>Finds the slot of a post by linear probing: one more than its line, or 0 if it has none yet.</summary>
    private ref int Slot(Span<ulong> posts, ulong post)
    {
        int mask = _slots.Length - 1, at = (int)(post >> 32) & mask;
        while (_slots[at] != 0 && posts[_slots[at] - 1] != post)
        {
            at = (at + 1) & mask;
        }

        return ref _slots[at];
    }

    /// <summary>Returns an id without the t1_ and t3_ that Reddit writes before the ids of parents only.</summary>
    public static string Plain(string id) => id.Length > 3 && id[0] == 't' && char.IsAsciiDigit(id[1]) && id[2] == '_' ? id[3..] : id;

    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        id = id.Length > 3 && id[0] == (byte)'t' && char.IsAsciiDigit((char)id[1]) && id[2] == (byte)'_' ? id[3..] : id;
        if (id.IsEmpty)
        {
            return 0;
        }

        ulong hash = (ulong)id.Length;
        for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..])
        {
            hash = Stir(hash ^ MemoryMarshal.Read<ulong>(id));
        }

        ulong rest = 0;
        foreach (byte letter in id)
        {
            rest = (rest << 8) | letter;
        }

        hash = Stir(Stir(hash ^ rest));
        return hash == 0 ? 1 : hash;
    }

    private static ulong Stir(ulong hash)
    {
        hash *= Mix;
        return hash ^ (hash >> 29);
    }
}
