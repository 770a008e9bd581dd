using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>How many worlds a cell is to have.</summary>
internal static class WorldsWanted
{
    /// <summary>The number of worlds that an experiment asks for, as far as the worlds that are there tell it.</summary>
    /// <param name="replicates">What is asked for.</param>
    /// <param name="differences">Challenger minus baseline in each world from the first; null for a world that failed.</param>
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

    /// <summary>Whether the differences are known as well as a precision asks; never for a count.</summary>
    public static bool AreEnough(Replicates replicates, Observations differences) =>
        replicates.Until is { } until
            && differences.Count >= replicates.AtLeast
            && differences.Mean(Bounds.Of(until.Of) - Bounds.Of(until.Of)).HalfWidth <= until.HalfWidth;
}
