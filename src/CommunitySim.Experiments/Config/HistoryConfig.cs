namespace CommunitySim.Experiments.Config;

/// <summary>What the brand did before the strategies take over.</summary>
/// <param name="DecideOn">The day on whose morning they do.</param>
/// <param name="Brand">The brand's strategy and parameters until then.</param>
public sealed record HistoryConfig(int DecideOn, StrategyConfig Brand);
