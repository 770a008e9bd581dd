using CommunitySim.Networks;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// Clustering as in Watts &amp; Strogatz 1998: the share of a member's pairs of contacts that are tied, averaged over members.
/// Each tie is kept at its end of lower degree. The lists are then short even where members have very many ties.
/// </summary>
internal static class Clustering
{
    public static double Mean(SocialNetwork network)
    {
        int members = network.Members;
        long[] triangles = new long[members];
        int[][] above = [.. Enumerable.Range(0, members).Select(member => Above(network, member))];
        Parallel.For(0, members, () => new int[members], (member, _, mark) =>
        {
            Count(member, above, mark, triangles);
            return mark;
        }, _ => { });

        double sum = 0;
        for (int member = 0; member < members; member++)
        {
            double pairs = network.Degree(member) * (network.Degree(member) - 1.0) / 2;
            sum += pairs == 0 ? 0 : triangles[member] / pairs;
        }

        return sum / members;
    }

    /// <summary>Counts the triangles of which a member is the lowest. Sums of whole numbers do not depend on the threads.</summary>
    private static void Count(int member, int[][] above, int[] mark, long[] triangles)
    {
        foreach (int near in above[member])
        {
            mark[near] = member + 1;
        }

        long all = 0;
        foreach (int near in above[member])
        {
            long found = 0;
            foreach (int third in above[near])
            {
                if (mark[third] == member + 1)
                {
                    found++;
                    Interlocked.Increment(ref triangles[third]);
                }
            }

            Interlocked.Add(ref triangles[near], found);
            all += found;
        }

        Interlocked.Add(ref triangles[member], all);
    }

    private static int[] Above(SocialNetwork network, int member)
    {
        int degree = network.Degree(member), count = 0;
        ReadOnlySpan<int> neighbours = network.Neighbours(member);
        int[] above = new int[neighbours.Length];
        foreach (int near in neighbours)
        {
            int difference = network.Degree(near) - degree;
            if (difference > 0 || (difference == 0 && near > member))
            {
                above[count++] = near;
            }
        }

        return above[..count];
    }
}
