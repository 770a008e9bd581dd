namespace CommunitySim;

/// <summary>What one run needs beside its world: parameters and strategy. Immutable, validated once.</summary>
public sealed record Scenario
{
    /// <summary>Takes the parameters of a run.</summary>
    /// <exception cref="ArgumentException">A value is out of range or the parts do not fit together.</exception>
    public Scenario(CommunityParameters community, MemberParameters member, BrandParameters brand, Strategy strategy)
    {
        Parameters.Check(community, member, brand);
        if (strategy.Fault() is { } fault)
        {
            throw new ArgumentException($"Strategy {strategy.Name}: {fault}.", nameof(strategy));
        }

        (Community, Member, Brand, Strategy) = (community, member, brand, strategy);
    }

    /// <summary>The community.</summary>
    public CommunityParameters Community { get; }

    /// <summary>Its members.</summary>
    public MemberParameters Member { get; }

    /// <summary>The brand.</summary>
    public BrandParameters Brand { get; }

    /// <summary>What the brand does with its hours.</summary>
    public Strategy Strategy { get; }
}
