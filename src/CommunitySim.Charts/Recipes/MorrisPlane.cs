using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Recipes;

/// <summary>Elementary effects of one parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="MuStar">Mean of their absolute values, at least 0.</param>
/// <param name="Sigma">Their standard deviation, at least 0.</param>
public sealed record MorrisPoint(string Name, double MuStar, double Sigma);

/// <summary>Which parameters matter at all, and which not in the same way everywhere (Morris 1991; μ*: Campolongo et al. 2007).</summary>
public static class MorrisPlane
{
    /// <summary>A named point for each parameter.</summary>
    /// <param name="name">File name without extension.</param>
    /// <param name="title">The message.</param>
    /// <param name="subtitle">Such as outcome and number of trajectories.</param>
    /// <param name="points">In any order.</param>
    public static Figure Draw(string name, string title, string subtitle, IReadOnlyList<MorrisPoint> points)
    {
        // Where names compete for room, those of strong effects come first.
        List<MorrisPoint> sorted = [.. points.OrderByDescending(point => point.MuStar)];
        Panel panel = new("", Axes.Covering("μ*: mean size of the effect", points.Select(point => point.MuStar)),
            Axes.Covering("σ: spread of the effect", points.Select(point => point.Sigma)),
            [new NamedPoints([.. sorted.Select(point => point.MuStar)], [.. sorted.Select(point => point.Sigma)], [.. sorted.Select(point => point.Name)], 0)]);
        return new Figure(name, title, subtitle,
            "To the right: parameters that move the outcome far. Further up: their effect bends, or depends on the other parameters.", [panel]);
    }
}
