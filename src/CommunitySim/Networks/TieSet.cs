namespace CommunitySim.Networks;

/// <summary>Ties drawn so far: no loops, no doubles.</summary>
/// <param name="capacity">How many are expected.</param>
internal sealed class TieSet(long capacity)
{
    private readonly HashSet<Tie> _ties = new((int)Math.Min(capacity, Array.MaxLength / 2));

    /// <summary>Number of ties.</summary>
    public int Count => _ties.Count;

    /// <summary>Adds a tie unless it is a loop or there already.</summary>
    public bool Add(int one, int other) => one != other && _ties.Add(Tie.Between(one, other));

    /// <summary>Takes a tie out.</summary>
    public void Remove(int one, int other) => _ties.Remove(Tie.Between(one, other));

    /// <summary>The network of these ties.</summary>
    public SocialNetwork ToNetwork(int members) => SocialNetwork.FromTies(members, _ties);
}
