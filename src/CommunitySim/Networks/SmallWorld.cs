using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// A ring on which everybody is tied to the degree/2 next on either side; then the far end of each tie is moved, with
/// probability rewiring, to a random member that it is not yet tied to. Source: Watts &amp; Strogatz 1998, doi 10.1038/30918.
/// </summary>
internal static class SmallWorld
{
    public static SocialNetwork Build(int members, NetworkParameters network, StreamRandom random)
    {
        TieSet ties = new((long)members * network.Degree / 2);
        int[] degree = new int[members];
        for (int step = 1; step <= network.Degree / 2; step++)
        {
            for (int member = 0; member < members; member++)
            {
                int other = (int)(((long)member + step) % members);
                if (ties.Add(member, other))
                {
                    degree[member]++;
                    degree[other]++;
                }
            }
        }

        // Laps around the ring, nearest ties first, as in the paper.
        for (int step = 1; step <= network.Degree / 2; step++)
        {
            for (int member = 0; member < members; member++)
            {
                int other = (int)(((long)member + step) % members);
                if (random.NextDouble() < network.Rewiring && degree[member] < members - 1)
                {
                    Rewire(member, other, ties, degree, random);
                }
            }
        }

        return ties.ToNetwork(members);
    }

    private static void Rewire(int member, int other, TieSet ties, int[] degree, StreamRandom random)
    {
        int target;
        do
        {
            target = random.Below(degree.Length);
        }
        while (!ties.Add(member, target));
        ties.Remove(member, other);
        degree[other]--;
        degree[target]++;
    }
}
