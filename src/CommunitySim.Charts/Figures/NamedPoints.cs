namespace CommunitySim.Charts.Figures;

/// <summary>Separate points, each with its name beside it. NaN is not drawn.</summary>
/// <param name="X">Positions.</param>
/// <param name="Y">As many heights.</param>
/// <param name="Names">As many names; an empty one is not written. Where they compete for the place beside their
/// points, the first has it.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
public sealed record NamedPoints(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Names, int Style) : Mark;
