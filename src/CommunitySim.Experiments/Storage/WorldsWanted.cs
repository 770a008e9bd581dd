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

    /// <summary>
    /// Returns how many worlds may be begun. With a precision, its half-width shrinks with the root of the number of worlds, so
    /// the worlds so far tell about how many it takes; a fiftieth more may be begun at once.
    /// </summary>
    /// <param name="replicates">The count or precision of the experiment.</param>
    /// <param name="tried">Worlds so far, usable or not.</param>
    /// <param name="differences">Challenger minus baseline in the usable worlds.</param>
    public static int Limit(Replicates replicates, int tried, Observations differences)
    {
        if (replicates.Until is not { } until)
        {
            return replicates.AtMost;
        }

        if (differences.Count < Math.Max(2, replicates.AtLeast))
        {
            return Math.Min(replicates.AtMost, replicates.AtLeast + tried - (int)differences.Count);
        }

        double width = differences.Mean(Bounds.Of(until.Of) - Bounds.Of(until.Of)).HalfWidth / until.HalfWidth;
        double times = double.IsFinite(width) ? Math.Max(1.02, width * width) : 1.02;
        return (int)Math.Clamp(Math.Ceiling(tried * times), tried + 1, Math.Max(tried + 1, replicates.AtMost));
    }
}
