using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Networks;

/// <summary>The generated networks as their definitions say, with a set of all ties: the same draws are to give the same ties.</summary>
internal static class NaiveTies
{
    public static HashSet<Tie> Of(int members, NetworkParameters network, RandomSequence random) => network.Kind switch
    {
        NetworkKind.Groups => Groups(members, network, random),
        NetworkKind.SmallWorld => SmallWorld(members, network, random),
        NetworkKind.ScaleFree => ScaleFree(members, network, random),
        _ => Drawn(members, Half(members * network.MeanDegree), (_, _) => true, random, []),
    };

    private static HashSet<Tie> Groups(int members, NetworkParameters network, RandomSequence random)
    {
        int size = network.GroupSize;
        long inside = Math.Min(Half(members * network.TiesInside), Pairs(members, (one, other) => one / size == other / size));
        HashSet<Tie> ties = [];
        while (ties.Count < inside)
        {
            int member = random.Below(members), first = member / size * size;
            int[] others = [.. Enumerable.Range(first, Math.Min(size, members - first)).Where(other => other != member)];
            if (others.Length > 0)
            {
                ties.Add(Tie.Between(member, others[random.Below(others.Length)]));
            }
        }

        return Drawn(members, Half(members * network.TiesOutside), (one, other) => one / size != other / size, random, ties);
    }

    private static HashSet<Tie> Drawn(int members, long count, Func<int, int, bool> may, RandomSequence random, HashSet<Tie> ties)
    {
        long all = ties.Count + Math.Min(count, Pairs(members, may));
        while (ties.Count < all)
        {
            int member = random.Below(members), other = random.Below(members);
            if (member != other && may(member, other))
            {
                ties.Add(Tie.Between(member, other));
            }
        }

        return ties;
    }

    private static HashSet<Tie> SmallWorld(int members, NetworkParameters network, RandomSequence random)
    {
        HashSet<Tie> ties = [];
        (int Member, int Other)[] ring = [.. from step in Enumerable.Range(1, network.Degree / 2) from member in Enumerable.Range(0, members) select (member, (member + step) % members)];
        foreach ((int member, int other) in ring.Where(tie => tie.Member != tie.Other))
        {
            ties.Add(Tie.Between(member, other));
        }

        ILookup<int, Tie> ends = ties.SelectMany(tie => (int[])[tie.A, tie.B], (tie, end) => (tie, end)).ToLookup(pair => pair.end, pair => pair.tie);
        int[] degree = [.. Enumerable.Range(0, members).Select(member => ends[member].Count())];
        foreach ((int member, int other) in ring)
        {
            if (random.NextDouble() < network.Rewiring && degree[member] < members - 1)
            {
                int target = random.Below(members);
                while (target == member || !ties.Add(Tie.Between(member, target)))
                {
                    target = random.Below(members);
                }

                ties.Remove(Tie.Between(member, other));
                degree[other]--;
                degree[target]++;
            }
        }

        return ties;
    }

    private static HashSet<Tie> ScaleFree(int members, NetworkParameters network, RandomSequence random)
    {
        int founders = Math.Min(members, network.TiesPerNewcomer + 1);
        HashSet<Tie> ties = [];
        List<int> ends = [];
        for (int member = 0; member < members; member++)
        {
            int before = ends.Count;
            for (int made = 0; made < Math.Min(member, network.TiesPerNewcomer);)
            {
                int other = member < founders ? made : ends[random.Below(before)];
                if (ties.Add(Tie.Between(member, other)))
                {
                    ends.AddRange([member, other]);
                    made++;
                }
            }
        }

        return ties;
    }

    private static long Half(double ends) => (long)Math.Floor((ends / 2) + 0.5);

    private static long Pairs(int members, Func<int, int, bool> may) =>
        Enumerable.Range(0, members).Sum(member => Enumerable.Range(0, member).LongCount(other => may(member, other)));
}
