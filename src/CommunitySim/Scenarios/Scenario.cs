namespace CommunitySim;

/// <summary>Another brand in the same community, with parameters and a strategy of its own.</summary>
public sealed record Rival(BrandParameters Brand, Strategy Strategy);

/// <summary>What one run needs beside its world: parameters and strategy. Immutable, validated once.</summary>
public sealed record Scenario
{
    /// <summary>Takes the parameters of a run.</summary>
    /// <exception cref="ArgumentException">A value is out of range or the parts do not fit together.</exception>
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

    /// <summary>What the brand does with its hours.</summary>
    public Strategy Strategy { get; }

    /// <summary>The same community as a rival has it before itself; null without a rival.</summary>
    public Scenario? Rival { get; }
}
