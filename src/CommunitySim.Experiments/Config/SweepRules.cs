using System.Globalization;
using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks a sweep against the rest of the experiment.</summary>
internal static class SweepRules
{
    public const int MostCells = 100_000;

    /// <summary>Refuses too many cells before any value or point is built.</summary>
    public static void RefuseTooManyCells(Layers layers)
    {
        SourceNode? points = layers.Written["sample"]?["points"];
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

        // A file of points is counted when it is read.
        double Count(SourceNode number) => number.Kind == JsonValueKind.Number ? double.Parse(number.Text, CultureInfo.InvariantCulture) : 1;
    }

    /// <summary>Refuses to sweep a parameter that is fixed elsewhere.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        foreach ((string path, SourceNode values) in layers.Written["sweep"]?.Children ?? [])
        {
            if (layers.Find(path) is { } fixedValue)
            {
                layers.Refuse(values, $"the parameter also has a fixed value at {fixedValue.Where}; leave one of the two out.");
            }

            if (config.Strategies.SelectMany(strategy => strategy.Brands).All(brand => brand.Brand.ContainsKey(path)))
            {
                layers.Refuse(values,
                    "every strategy sets its own value, so the sweep would change nothing; "
                        + "delete it from the strategies, or delete the sweep.");
            }
        }
    }

    public static string InWords(double count) => count.ToString(count < 1e15 ? "0" : "0.0e0", CultureInfo.InvariantCulture);
}
