using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Elementary effects of one parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="MuStar">Mean of their absolute values with its 95% interval, at least 0.</param>
/// <param name="Sigma">Their standard deviation, at least 0.</param>
public sealed record MorrisPoint(string Name, Interval MuStar, double Sigma);

/// <summary>Draws which parameters matter, and whose effect varies over the space (Morris 1991; μ*: Campolongo et al. 2007).</summary>
public static class MorrisPlane
{
    /// <summary>Draws a named point for the strongest parameters; the title is about all of them.</summary>
    public static Figure Draw(string subtitle, IReadOnlyList<MorrisPoint> points, int most = int.MaxValue)
    {
        // Where names compete for room, those of strong effects come first.
        MorrisPoint[] all = [.. points.OrderByDescending(point => point.MuStar.Mean)], sorted = [.. all.Take(most)];
        double[] sizes = [.. sorted.Select(point => point.MuStar.Mean)],
            spreads = [.. sorted.Select(point => point.Sigma)];
        return new Figure(
            "morris", SweepHeadline.Foremost(
                [.. all.Select(point => (point.Name, point.MuStar.Low, point.MuStar.High))], "move",
                "the difference"), subtitle,
            "To the right: parameters that move the outcome far. Further up: their effect bends, or depends on the other parameters.",
            [
                new Panel(
                    "",
                    Axes.Covering("Mean size of the effect (μ*)", sizes),
                    Axes.Covering("Spread of the effect (σ)", spreads),
                    [new NamedPoints(sizes, spreads, [.. sorted.Select(point => point.Name)], 0)]),
            ]);
    }
}
