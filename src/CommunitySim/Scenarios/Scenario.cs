namespace CommunitySim;

/// <summary>Another brand in the same community, with its own parameters and strategy.</summary>
/// <param name="Brand">Its parameters.</param>
/// <param name="Strategy">Its strategy.</param>
/// <param name="Next">The next rival, whose turn comes after this one. Null for the last.</param>
public sealed record Rival(BrandParameters Brand, Strategy Strategy, Rival? Next = null);

/// <summary>The parameters and strategies of one run. Immutable and validated once.</summary>
public sealed record Scenario
{
    /// <summary>Creates a validated scenario.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or values contradict each other.</exception>
    public Scenario(
        CommunityParameters community, MemberParameters member, BrandParameters brand, Strategy strategy, Rival? rival = null,
        IReadOnlyList<Segment>? segments = null, Calendar? calendar = null)
    {
        (Segments, Calendar) = (segments ?? [], calendar);
        Parameters.Check(community, member, brand);
        if (strategy.Fault() is { } fault)
        {
            throw new ArgumentException($"Strategy {strategy.Name}: {fault}.", nameof(strategy));
        }

        if ((Segment.Fault(Segments, member) ?? UnknownTarget(brand) ?? calendar?.Fault()) is { } wrong)
        {
            throw new ArgumentException(wrong + ".", nameof(segments));
        }

        foreach (Segment segment in Segments)
        {
            Parameters.Check(community, segment.Member, brand);
        }

        (Community, Member, Brand, Strategy) = (community, member, brand, strategy);
        Rival = rival is null ? null : new Scenario(community, member, rival.Brand, rival.Strategy, rival.Next, Segments, calendar);
    }

    /// <summary>The community.</summary>
    public CommunityParameters Community { get; }

    /// <summary>Its members, except those of segments.</summary>
    public MemberParameters Member { get; private init; }

    /// <summary>Members with parameters of their own. Empty by default.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>The brand.</summary>
    public BrandParameters Brand { get; }

    /// <summary>The brand's strategy.</summary>
    public Strategy Strategy { get; }

    /// <summary>Dates and seasons. Null where all days are alike.</summary>
    public Calendar? Calendar { get; }

    /// <summary>The scenario of the next brand in the same community. Null for the last.</summary>
    public Scenario? Rival { get; }

    /// <summary>Brands in the community, the rivals included.</summary>
    internal int Brands => Rival is null ? 1 : 1 + Rival.Brands;

    /// <summary>The same scenario as the members of a segment live in it.</summary>
    internal Scenario With(Segment segment) => this with { Member = segment.Member };

    private string? UnknownTarget(BrandParameters brand)
    {
        foreach (Target target in (Target[])[brand.PitchTarget, brand.BondTarget])
        {
            if (target.Segment is { } name && IndexOf(name) < 0)
            {
                return $"brand target {name}: it is neither {string.Join(", ", Target.Words)} nor the name of a segment";
            }
        }

        return null;
    }

    /// <summary>The place of a segment in the list, or −1.</summary>
    internal int IndexOf(string segment)
    {
        for (int place = 0; place < Segments.Count; place++)
        {
            if (Segments[place].Name == segment)
            {
                return place;
            }
        }

        return -1;
    }
}
