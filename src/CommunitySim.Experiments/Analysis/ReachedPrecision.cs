using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Analysis;

/// <summary>Whether the requested precision was reached.</summary>
/// <param name="Asked">The observable and the half width of its interval.</param>
/// <param name="WidestHalfWidth">The largest half width over cells; NaN if a cell has no interval.</param>
/// <param name="Missed">Cells with a wider interval, or without one.</param>
/// <param name="Worlds">Worlds over all cells.</param>
public sealed record ReachedPrecision(Precision Asked, double WidestHalfWidth, int Missed, long Worlds)
{
    /// <returns>Null if the file asks for a number of worlds.</returns>
    internal static ReachedPrecision? Of(ExperimentResult result)
    {
        if (result.Config.Replicates.Until is not { } asked)
        {
            return null;
        }

        int last = result.Config.Horizons.Count - 1;
        double[] widths = [.. result.Cells.Select(cell => cell.Compare(asked.Of, last).Difference.HalfWidth)];
        return new ReachedPrecision(
            asked,
            Array.Exists(widths, double.IsNaN) ? double.NaN : widths.Max(),
            widths.Count(width => !(width <= asked.HalfWidth)),
            result.Cells.Sum(cell => (long)cell.Replicates));
    }

    internal IEnumerable<Finding> Findings(ExperimentConfig config) =>
    [
        Finding.Number("half width asked for", Asked.Of.Name(), Asked.HalfWidth, config.Horizons[^1]),
        Finding.Number("widest half width", Asked.Of.Name(), WidestHalfWidth, config.Horizons[^1]),
        Finding.Number("cells that missed the precision", "", Missed),
        Finding.Number("worlds in all", "", Worlds),
        Finding.Number("worlds at most", "", config.Replicates.AtMost),
    ];
}
