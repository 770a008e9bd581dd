using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Claims;

/// <summary>The studied difference at the points of a study's design.</summary>
internal static class SpacePoints
{
    /// <summary>Computes the difference in each world of every point, in the order of the design.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<object> Point, IReadOnlyList<double> Worlds)> Worlds(
        ExperimentResult study, Expectation studied)
    {
        Dictionary<string, IReadOnlyList<double>> places =
            Contrast.Compute(study, studied).ToDictionary(place => place.Key, place => place.Values, StringComparer.Ordinal);
        return [.. study.Config.Sample!.Values().Select(point => (Key: Contrast.KeyOf(point), point)).Select(found => (found.Key, found.point, places[found.Key]))];
    }

    /// <summary>Computes the mean difference at every point, in the order of the design; NaN without a usable world.</summary>
    public static double[] Means(ExperimentResult study, Expectation studied) =>
        [.. Worlds(study, studied).Select(point => point.Worlds.DefaultIfEmpty(double.NaN).Average())];
}
