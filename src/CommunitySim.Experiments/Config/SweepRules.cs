using System.Globalization;

namespace CommunitySim.Experiments.Config;

/// <summary>What holds between a sweep and the rest of an experiment.</summary>
internal static class SweepRules
{
    /// <summary>Cells of an experiment at most.</summary>
    public const int MostCells = 100_000;

    /// <summary>By arithmetic, before a value of the sweep or a point of the sample is laid out.</summary>
    public static void RefuseTooManyCells(Layers layers)
    {
        Located? points = layers.Written["sample"]?["points"];
        double cells = (layers.Written["sweep"]?.Children ?? [])
            .Aggregate(
                points is null ? 1.0 : Count(points),
                (product, axis) => product * (axis.Value["steps"] is { } steps ? Count(steps) : axis.Value.Children.Count));
        if (cells > MostCells)
        {
            layers.Refuse(points is null ? "sweep" : "sample",
                $"{(points is null ? "the sweep makes" : "sweep and sample make")} {InWords(cells)} cells; "
                    + $"allowed are up to {MostCells}. Use fewer values{(points is null ? "" : " or points")}.");
        }

        double Count(Located number) => double.Parse(number.Text, CultureInfo.InvariantCulture);
    }

    /// <summary>Refuses to sweep what is fixed elsewhere.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        foreach ((string path, Located values) in layers.Written["sweep"]?.Children ?? [])
        {
            if (layers.Find(path) is { } fixedValue)
            {
                layers.Refuse(values, $"the same parameter has a fixed value at {fixedValue.Where}; leave one of the two out.");
            }

            if (config.Strategies.SelectMany(strategy => strategy.Brands).All(brand => brand.Brand.ContainsKey(path)))
            {
                layers.Refuse(values,
                    "every strategy has a value of its own for this, so that the sweep would change nothing; "
                        + "take it out of the strategies, or leave the sweep out.");
            }
        }
    }

    public static string InWords(double count) => count.ToString(count < 1e15 ? "0" : "0.0e0", CultureInfo.InvariantCulture);
}
