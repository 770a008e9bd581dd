namespace CommunitySim.Experiments.Config;

/// <summary>A strategy, the brand parameters that it overrides, and a second brand in the same community.</summary>
public sealed record StrategyConfig(Strategy Strategy, IReadOnlyDictionary<string, object> Brand, StrategyConfig? Rival = null)
{
    /// <summary>The text to show in place of the name, or null.</summary>
    public string? Label { get; init; }

    public IEnumerable<StrategyConfig> Brands => Rival is null ? [this] : [this, Rival];

    public string Name => Strategy.Name;
}
