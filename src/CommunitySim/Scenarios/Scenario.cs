namespace CommunitySim;

/// <summary>A second brand in the same community, with its own parameters and strategy.</summary>
public sealed record Rival(BrandParameters Brand, Strategy Strategy);

/// <summary>The parameters and strategies of one run. Immutable and validated once.</summary>
public sealed record Scenario
{
    /// <summary>Creates a validated scenario.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or values contradict each other.</exception>
    public Scenario(CommunityParameters community, MemberParameters member, BrandParameters brand, Strategy strategy, Rival? rival = null)
    {
        Parameters.Check(community, member, brand);
        if (strategy.Fault() is { } fault)
        {
            throw new ArgumentException($"Strategy {strategy.Name}: {fault}.", nameof(strategy));
        }

        (Community, Member, Brand, Strategy) = (community, member, brand, strategy);
        Rival = rival is null ? null : new Scenario(community, member, rival.Brand, rival.Strategy);
    }

    /// <summary>The community.</summary>
    public CommunityParameters Community { get; }

    /// <summary>Its members.</summary>
    public MemberParameters Member { get; }

    /// <summary>The brand.</summary>
    public BrandParameters Brand { get; }

    /// <summary>The brand's strategy.</summary>
    public Strategy Strategy { get; }

    /// <summary>The scenario of the rival in the same community. Null without a rival.</summary>
    public Scenario? Rival { get; }
}
