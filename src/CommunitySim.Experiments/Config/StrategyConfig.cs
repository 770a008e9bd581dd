namespace CommunitySim.Experiments.Config;

/// <summary>A strategy, the brand parameters that it overrides, and the next brand in the same community.</summary>
public sealed record StrategyConfig(Strategy Strategy, IReadOnlyDictionary<string, object> Brand, StrategyConfig? Rival = null)
{
    /// <summary>The text to show in place of the name, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The family of policies that it belongs to, or null.</summary>
    public string? Family { get; init; }

    /// <summary>The doses and schedules to try. Null after reading, when they are among the strategies.</summary>
    internal PolicyGrid? Best { get; init; }

    /// <summary>The name of the family that its policies join.</summary>
    internal string FamilyName => Family ?? Name;

    /// <summary>The brand and its rivals, in the order of their turns.</summary>
    public IEnumerable<StrategyConfig> Brands => Rival is null ? [this] : Rival.Brands.Prepend(this);

    public string Name => Strategy.Name;
}
