using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws a figure into files.</summary>
public interface IFigureRenderer
{
    /// <summary>Draws <paramref name="figure"/> into <paramref name="folder"/>, one file a format.</summary>
    /// <returns>The paths written.</returns>
    IReadOnlyList<string> Draw(Figure figure, string folder);
}
