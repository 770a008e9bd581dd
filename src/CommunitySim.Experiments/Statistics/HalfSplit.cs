using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// Splits the points of a space at random into those that choose and those that measure. Every other point of an even design
/// will not do: in Sobol's sequence these differ systematically in some parameters.
/// </summary>
public static class HalfSplit
{
    /// <summary>Returns whether each point chooses; the others measure. The halves differ by at most one point.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="seed">Names the split.</param>
    public static bool[] Of(int points, ulong seed)
    {
        RandomSequence random = new RandomStreams(seed, 1).Sequence(StreamBlock.Resample);
        int[] order = [.. Enumerable.Range(0, points)];
        for (int at = points - 1; at > 0; at--)
        {
            int other = random.Below(at + 1);
            (order[at], order[other]) = (order[other], order[at]);
        }

        bool[] chooses = new bool[points];
        foreach (int point in order.Take((points + 1) / 2))
        {
            chooses[point] = true;
        }

        return chooses;
    }
}
