using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws the spread of final trust over worlds, which shows how much is luck.</summary>
internal static class FinalTrust
{
    private const int Bins = 80;

    /// <summary>A histogram for each strategy at the last horizon.</summary>
    public static Figure Draw(ExperimentResult result, CellResult cell)
    {
        (ExperimentConfig config, StrategyStyles styles) = (result.Config, StrategyStyles.For(result));
        Dictionary<int, IReadOnlyList<double>> worlds = styles.Order
            .ToDictionary(
                strategy => strategy, strategy => cell.Runs(strategy, Observable.Trust, config.Horizons.Count - 1));
        double low = worlds.Values.Min(values => values.Min()), high = worlds.Values.Max(values => values.Max());
        double width = Math.Max((high - low) / (Bins - 2), 0.002), first = low - width;
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(bin => first + (bin * width))];
        Histogram[] bars =
        [
            .. worlds.Select(strategy =>
                new Histogram(
                    edges, Shares(strategy.Value, first, width), styles[strategy.Key], styles.NameOf(strategy.Key))),
        ];
        return new Figure(
            "final-trust",
            Headline.Luck(config, cell),
            $"Trust on day {config.Horizons[^1]}, world by world ({NumberText.Worlds(cell.Replicates)}){styles.Others}",
            "",
            [
                new Panel(
                    "Share of worlds",
                    new Axis("Trust (mean of a world's members)", edges[0], edges[^1],
                        Ticks.Round(edges[0], edges[^1], 6)),
                    Axes.Covering("", [1.08 * bars.Max(bar => bar.Heights.Max())]),
                    bars),
            ]);
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
