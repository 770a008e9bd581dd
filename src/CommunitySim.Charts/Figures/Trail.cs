namespace CommunitySim.Charts.Figures;

/// <summary>
/// A path through the plane in the order of its points, with an arrow head at its end. NaN breaks it. It is drawn whole, so the
/// axes should cover it.
/// </summary>
/// <param name="X">Positions, in any order.</param>
/// <param name="Y">As many heights.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
/// <param name="Label">Written beside its end; empty for none.</param>
/// <param name="Waymarks">Points with a dot and a label, by ascending index.</param>
public sealed record Trail(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, int Style, string Label, IReadOnlyList<Waymark> Waymarks) : Mark;

/// <summary>A marked point of a trail.</summary>
/// <param name="Index">Which of its points.</param>
/// <param name="Label">Short; of marks in one place the first and the last are written.</param>
/// <param name="Hover">The tooltip; empty for none.</param>
public sealed record Waymark(int Index, string Label, string Hover);
