using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>Decides how many worlds a cell needs.</summary>
internal static class WorldsWanted
{
    /// <summary>Computes the number of worlds that an experiment needs, from the worlds so far.</summary>
    /// <param name="replicates">The count or precision of the experiment.</param>
    /// <param name="differences">Challenger minus baseline in each world from the first; null for a failed world.</param>
    public static int Compute(Replicates replicates, IEnumerable<double?> differences)
    {
        Observations worlds = new();
        int tried = 0;
        foreach (double? difference in differences)
        {
            tried++;
            if (difference is { } known)
            {
                worlds.Add(known);
            }

            if (AreEnough(replicates, worlds))
            {
                return Math.Min(tried, replicates.AtMost);
            }
        }

        return replicates.AtMost;
    }

    /// <summary>Whether the differences reach the precision; always false for a fixed count.</summary>
    public static bool AreEnough(Replicates replicates, Observations differences) =>
        replicates.Until is { } until
            && differences.Count >= replicates.AtLeast
            && differences.Mean(Bounds.Of(until.Of) - Bounds.Of(until.Of)).HalfWidth <= until.HalfWidth;
}
