namespace CommunitySim.Charts.Figures;

/// <summary>A position in data units.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>A map of cells of any form, coloured on a scale. A panel with one has no axes, and equal units both ways.</summary>
public sealed record Polygons(IReadOnlyList<Polygon> Cells, ColourScale Scale) : Mark;

/// <summary>One cell of a map.</summary>
/// <param name="Corners">At least three, all finite, in order round the cell.</param>
/// <param name="Value">Place on the scale; NaN is drawn in pale grey.</param>
/// <param name="Outlined">Whether it belongs to the cells that are marked by one line around them all.</param>
/// <param name="Hover">The tooltip; empty for none.</param>
public sealed record Polygon(IReadOnlyList<Spot> Corners, double Value, bool Outlined, string Hover);

/// <summary>A star, such as on the best of a map.</summary>
public sealed record Star(Spot At) : Mark;

/// <summary>Words at a position, for maps that have no axes.</summary>
/// <param name="At">Middle of the words, or their end towards the map.</param>
/// <param name="Text">What is written.</param>
/// <param name="Side">−1 for words that end there, 0 for words around it, 1 for words that begin there.</param>
/// <param name="Small">Whether they are of the size of ticks of a map, or of names.</param>
public sealed record Caption(Spot At, string Text, int Side, bool Small) : Mark;

/// <summary>Thin grey lines from spot to spot, such as ticks.</summary>
public sealed record Segments(IReadOnlyList<(Spot From, Spot To)> Lines) : Mark;
