using CommunitySim.Networks;

namespace CommunitySim.Charts.Figures;

/// <summary>Dots connected by thin grey lines. A panel with one has no axes, and equal units both ways.</summary>
/// <param name="Nodes">The dots.</param>
/// <param name="Ties">Pairs of positions in Nodes.</param>
/// <param name="Scale">Colours of the dots.</param>
public sealed record Graph(IReadOnlyList<Node> Nodes, IReadOnlyList<Tie> Ties, ColourScale Scale) : Mark
{
    /// <summary>Pairs that were connected, drawn as paler lines; null where ties are never severed.</summary>
    public IReadOnlyList<Tie>? Severed { get; init; }
}

/// <summary>One dot of a graph.</summary>
/// <param name="At">Where, in data units.</param>
/// <param name="Value">Place on the scale.</param>
/// <param name="Form">Dot or square, full or hollow.</param>
/// <param name="Hover">The tooltip; empty for none.</param>
public sealed record Node(Spot At, double Value, NodeForm Form, string Hover);

/// <summary>How a dot of a graph is drawn; hollow ones show their colour as a thick edge.</summary>
public enum NodeForm
{
    Dot,
    HollowDot,
    Square,
    HollowSquare,
}
