using System.Runtime.CompilerServices;

namespace CommunitySim.Networks;

/// <summary>Who is tied to whom: a simple undirected network as compressed rows. A complete network stores no tie.</summary>
public sealed class SocialNetwork
{
    private readonly int[] _start;
    private readonly int[] _neighbours;

    internal int[] Start => _start;

    internal int[] Ends => _neighbours;

    internal SocialNetwork(int[] start, int[] ends)
        : this(start.Length - 1, start, ends, complete: false)
    {
    }

    private SocialNetwork(int members, int[] start, int[] neighbours, bool complete) =>
        (Members, _start, _neighbours, IsComplete) = (members, start, neighbours, complete);

    /// <summary>Number of members, who are numbered from 0.</summary>
    public int Members { get; }

    /// <summary>Everybody is tied to everybody.</summary>
    public bool IsComplete { get; }

    /// <summary>Number of ties, each counted once.</summary>
    public long Ties => IsComplete ? (long)Members * (Members - 1) / 2 : _neighbours.Length / 2;

    /// <summary>Everybody tied to everybody, without storing the ties.</summary>
    public static SocialNetwork Complete(int members) => new(members, [], [], complete: true);

    /// <summary>A network from its ties.</summary>
    /// <param name="members">Number of members.</param>
    /// <param name="ties">Each tie once, no loops; the order does not matter.</param>
    /// <exception cref="ArgumentException">There are more tie ends than an array can hold (2³¹).</exception>
    public static SocialNetwork FromTies(int members, IReadOnlyCollection<Tie> ties)
    {
        if (2L * ties.Count > Array.MaxLength)
        {
            throw new ArgumentException($"{ties.Count} ties are more than this version can hold ({Array.MaxLength / 2}).", nameof(ties));
        }

        int[] start = new int[members + 1];
        foreach (Tie tie in ties)
        {
            start[tie.A + 1]++;
            start[tie.B + 1]++;
        }

        for (int member = 0; member < members; member++)
        {
            start[member + 1] += start[member];
        }

        int[] next = start[..members];
        int[] neighbours = new int[start[members]];
        foreach (Tie tie in ties)
        {
            neighbours[next[tie.A]++] = tie.B;
            neighbours[next[tie.B]++] = tie.A;
        }

        for (int member = 0; member < members; member++)
        {
            Array.Sort(neighbours, start[member], start[member + 1] - start[member]);
        }

        return new SocialNetwork(members, start, neighbours, complete: false);
    }

    /// <summary>Number of neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Degree(int member) => IsComplete ? Members - 1 : _start[member + 1] - _start[member];

    /// <summary>The <paramref name="index"/>-th neighbour in ascending order, index from 0 to Degree − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Neighbour(int member, int index) => IsComplete
        ? (index < member ? index : index + 1)
        : _neighbours[_start[member] + index];

    /// <summary>All neighbours in ascending order.</summary>
    /// <exception cref="InvalidOperationException">The network is complete and stores no ties.</exception>
    public ReadOnlySpan<int> Neighbours(int member) => IsComplete
        ? throw new InvalidOperationException("A complete network stores no ties.")
        : _neighbours.AsSpan(_start[member], _start[member + 1] - _start[member]);
}

/// <summary>A tie between two different members; the smaller number is A.</summary>
public readonly record struct Tie(int A, int B)
{
    /// <summary>The tie between two members, whichever way round.</summary>
    public static Tie Between(int one, int other) => one < other ? new Tie(one, other) : new Tie(other, one);
}
