using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// A ring on which each member is tied to the next degree/2 on either side. The far end of each tie then moves, with
/// probability rewiring, to a random member without such a tie. Source: Watts &amp; Strogatz 1998, doi 10.1038/30918.
/// </summary>
internal static class SmallWorld
{
    public static SocialNetwork Build(int members, NetworkParameters network, RandomSequence random)
    {
        int reach = network.Degree / 2;
        if (members - 1 <= network.Degree)
        {
            return TieRows.All(members).ToNetwork(); // no member is left to move an end to
        }

        TieRows.ThrowIfTooMany((long)members * reach);
        int[] far = new int[members * reach]; // the ties of member m start at m·reach, nearest first
        for (int tie = 0; tie < far.Length; tie++)
        {
            far[tie] = (int)(((tie / reach) + (tie % reach) + 1L) % members);
        }

        Rewire(far, members, network.Rewiring, random);
        return Rows(far, members).ToNetwork();
    }

    private static TieRows Rows(int[] far, int members)
    {
        int reach = far.Length / members;
        TieRows rows = new(members);
        for (int tie = 0; tie < far.Length; tie++)
        {
            rows.CountTie(tie / reach, far[tie]);
        }

        rows.Allocate();
        for (int tie = 0; tie < far.Length; tie++)
        {
            rows.Place(tie / reach, far[tie]);
        }

        rows.SortAndDeduplicate();
        return rows;
    }

    // Laps around the ring, nearest ties first, as in the paper.
    private static void Rewire(int[] far, int members, double rewiring, RandomSequence random)
    {
        int reach = far.Length / members;
        int[] degree = new int[members];
        Array.Fill(degree, 2 * reach);
        for (int step = 0; step < reach; step++)
        {
            for (int member = 0; member < members; member++)
            {
                if (random.NextDouble() < rewiring && degree[member] < members - 1)
                {
                    ref int end = ref far[(member * reach) + step];
                    degree[end]--;
                    end = Stranger(far, reach, member, random);
                    degree[end]++;
                }
            }
        }
    }

    /// <summary>Draws a random member who is not tied to this one.</summary>
    private static int Stranger(int[] far, int reach, int member, RandomSequence random)
    {
        int members = far.Length / reach, other;
        do
        {
            other = random.Below(members);
        }
        while (other == member || Ties(member).Contains(other) || Ties(other).Contains(member));

        return other;

        ReadOnlySpan<int> Ties(int of) => far.AsSpan(of * reach, reach);
    }
}
