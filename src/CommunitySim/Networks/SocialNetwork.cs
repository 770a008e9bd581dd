using System.Runtime.CompilerServices;

namespace CommunitySim.Networks;

/// <summary>A simple undirected network in compressed rows. A complete network stores no ties.</summary>
public sealed class SocialNetwork
{
    internal SocialNetwork(int[] start, int[] ends) => (Members, Start, Ends) = (start.Length - 1, start, ends);

    private SocialNetwork(int members) => (Members, Start, Ends, IsComplete) = (members, [], [], true);

    /// <summary>Number of members. They are numbered from 0.</summary>
    public int Members { get; }

    /// <summary>Whether all members are tied to each other.</summary>
    public bool IsComplete { get; }

    /// <summary>Number of ties, each counted once.</summary>
    public long Ties => IsComplete ? (long)Members * (Members - 1) / 2 : Ends.Length / 2;

    /// <summary>
    /// The start of each member's neighbours in <see cref="Ends"/>, and the end of the last row: members + 1 numbers.
    /// Empty for a complete network.
    /// </summary>
    internal int[] Start { get; }

    /// <summary>The neighbours of all members, row by row. Each tie appears twice.</summary>
    internal int[] Ends { get; }

    /// <summary>Creates a complete network without storing its ties.</summary>
    public static SocialNetwork Complete(int members) => new(members);

    /// <summary>Creates a network from its ties.</summary>
    /// <param name="members">Number of members.</param>
    /// <param name="ties">The ties, without loops, in any order. A repeated tie counts once.</param>
    /// <exception cref="ArgumentException">There are more ends of ties than an array can hold (2³¹).</exception>
    public static SocialNetwork FromTies(int members, IReadOnlyCollection<Tie> ties)
    {
        Tie[] block = new Tie[ties.Count];
        int count = 0;
        foreach (Tie tie in ties)
        {
            block[count++] = tie;
        }

        return FromBlocks(members, [block]);
    }

    /// <summary>Creates a network from blocks of ties.</summary>
    /// <param name="members">Number of members.</param>
    /// <param name="blocks">The ties, without loops, in any order. A repeated tie counts once.</param>
    /// <exception cref="ArgumentException">There are more ends of ties than an array can hold (2³¹).</exception>
    public static SocialNetwork FromBlocks(int members, IReadOnlyList<ReadOnlyMemory<Tie>> blocks) =>
        TieRows.FromTies(members, blocks).ToNetwork();

    /// <summary>Number of neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Degree(int member) => IsComplete ? Members - 1 : Start[member + 1] - Start[member];

    /// <summary>The <paramref name="index"/>-th neighbour in ascending order, index from 0 to Degree − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Neighbour(int member, int index) => IsComplete
        ? (index < member ? index : index + 1)
        : Ends[Start[member] + index];

    /// <summary>All neighbours in ascending order.</summary>
    /// <exception cref="InvalidOperationException">The network is complete and stores no ties.</exception>
    public ReadOnlySpan<int> Neighbours(int member) => IsComplete
        ? throw new InvalidOperationException("A complete network stores no ties.")
        : Ends.AsSpan(Start[member], Start[member + 1] - Start[member]);
}

/// <summary>A tie between two different members; the smaller number is A.</summary>
public readonly record struct Tie(int A, int B)
{
    /// <summary>Creates the tie between two members, in either order.</summary>
    public static Tie Between(int one, int other) => one < other ? new Tie(one, other) : new Tie(other, one);
}
