namespace CommunitySim.Experiments.Config;

/// <summary>Combinations of parameters' values, listed one by one.</summary>
/// <param name="Axes">The parameters.</param>
/// <param name="Rows">Each combination, with one value per parameter.</param>
public sealed record ListedValues(IReadOnlyList<SweepAxis> Axes, IReadOnlyList<IReadOnlyList<object>> Rows);
