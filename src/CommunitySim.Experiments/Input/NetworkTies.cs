using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>Collects the members and ties of a network file, whatever its form, and counts what is left out.</summary>
/// <param name="lines">Gives the current line for messages.</param>
internal sealed class NetworkTies(TextLines lines)
{
    private readonly TieList _ties = new();
    private readonly IdSet _occurring = new();
    private long _loops, _zeros, _negatives;

    /// <summary>The ids of the members.</summary>
    public MemberIds Ids { get; } = new(lines);

    /// <summary>Number of ties, including those that are left out.</summary>
    public long Rows { get; set; }

    /// <summary>Number of ties that count, including repeats.</summary>
    public long Count => _ties.Count;

    /// <summary>What was left out, in words.</summary>
    public string LeftOut =>
        $"{_loops} tie a member to itself, {_zeros} have weight 0, {_negatives} a negative weight";

    /// <summary>The ids that are small whole numbers, once all ties are read.</summary>
    public IdSet CollectNumbers()
    {
        _ties.CollectNumbers(_occurring);
        return _occurring;
    }

    /// <summary>Makes an id a member, with ties or without.</summary>
    public void AddMember(int code) => _ = code < MemberIds.Numbers && _occurring.Add(code);

    /// <summary>Adds a tie, or counts why it is left out.</summary>
    public void Add(int one, int other, double weight)
    {
        if (one != other && weight > 0)
        {
            Add(Tie.Between(one, other));
            return;
        }

        _loops += one == other ? 1 : 0;
        _zeros += one != other && weight == 0 ? 1 : 0;
        _negatives += one != other && weight < 0 ? 1 : 0;
        Rows++;
        AddMember(one);
        AddMember(other);
    }

    /// <summary>Adds a tie of two members.</summary>
    public void Add(Tie tie)
    {
        Rows++;
        if (!_ties.Add(tie))
        {
            throw lines.TooMany();
        }
    }

    /// <summary>Builds the network. The reader adds how it understood the file.</summary>
    public NetworkReading Build(string form, string ends)
    {
        CollectNumbers();
        MemberNumbers members = new(_occurring, Ids.Names);
        if (!members.AreCodes)
        {
            _ties.Renumber(members);
        }

        // The network's rows need an array of half the ties, then one of all.
        long listed = _ties.Count;
        long bytes = sizeof(int) * ((3 * listed) + (2L * members.Count));
        if (2 * listed > Array.MaxLength || !TieList.HasRoomFor(bytes))
        {
            throw lines.TooMany();
        }

        SocialNetwork network = SocialNetwork.FromBlocks(members.Count, _ties.All);
        return new NetworkReading
        {
            Network = network,
            Form = form,
            Ends = ends,
            Encoding = lines.Encoding,
            Numbers = Ids.Names.Count == 0 ? (members.Least, members.Largest) : null,
            AllWhole = Ids.Names.All(name => MemberIds.IsWhole(name)),
            Alone = Enumerable.Range(0, members.Count).Count(member => network.Degree(member) == 0),
            Loops = _loops,
            Repeats = listed - network.Ties,
            Zeros = _zeros,
            Negatives = _negatives,
            Twins = members.FindTwins(Ids.Names),
            Alike = members.FindAlike(Ids.Names),
            Listed = Rows,
            NumberOf = id => Ids.CodeOf(id) is { } code && (code >= MemberIds.Numbers || _occurring.Has(code)) ? members.IndexOf(code) : null,
        };
    }

    /// <summary>Builds the network of a form that declares its members, which must have a tie.</summary>
    /// <exception cref="InputException">There is no tie.</exception>
    public NetworkReading BuildWithTies(string form, string ends) =>
        Count > 0 ? Build(form, ends)
            : throw new InputException(
                lines.Where, "",
                $"this {form} file holds no tie: of {Rows}, {LeftOut}. Save the network with its ties.");
}
