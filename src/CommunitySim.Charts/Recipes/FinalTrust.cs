using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Recipes;

/// <summary>How final trust is spread over worlds: how much is luck.</summary>
public static class FinalTrust
{
    private const int Bins = 80;

    /// <summary>A histogram for each strategy at the last horizon.</summary>
    public static Figure Draw(ExperimentConfig config, CellResult cell)
    {
        int horizon = config.Horizons[^1];
        IReadOnlyList<double>[] worlds = [.. config.Strategies.Select((_, strategy) => cell.Runs(strategy, Observable.Trust, config.Horizons.Count - 1))];
        double low = worlds.Min(values => values.Min()), high = worlds.Max(values => values.Max());
        double width = Math.Max((high - low) / (Bins - 2), 0.002), first = low - width;
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(bin => first + (bin * width))];
        Mark[] marks = [.. worlds.Select((values, strategy) => new Histogram(edges, Shares(values, first, width), strategy, config.Strategies[strategy].Name))];
        double tallest = marks.OfType<Histogram>().Max(histogram => histogram.Heights.Max());
        return new Figure(
            cell.Cell.Label.Length == 0 ? "final-trust" : $"final-trust-cell{cell.Cell.Index + 1}",
            cell.Cell.Label.Length == 0 ? config.Title : $"{config.Title}: {ValueLabels.Of(cell.Cell)}",
            $"mean trust on day {horizon}, world by world ({worlds[0].Count} world{(worlds[0].Count == 1 ? "" : "s")})",
            "",
            [new Panel("Share of worlds", new Axis("mean trust", edges[0], edges[^1], Ticks.Round(edges[0], edges[^1], 6)), Axes.Covering("", [tallest * 1.08]), marks)]);
    }

    private static double[] Shares(IReadOnlyList<double> values, double first, double width)
    {
        double[] shares = new double[Bins];
        foreach (double value in values)
        {
            shares[Math.Clamp((int)((value - first) / width), 0, Bins - 1)] += 1.0 / values.Count;
        }

        return shares;
    }
}
