namespace CommunitySim.Networks;

/// <summary>Computes figures of a network.</summary>
internal static class NetworkMetrics
{
    /// <summary>Mean number of neighbours.</summary>
    public static double MeanDegree(SocialNetwork network) => 2.0 * network.Ties / network.Members;

    /// <summary>
    /// Clustering: the share of a member's pairs of neighbours that are tied, averaged over members. Members with fewer
    /// than two neighbours count 0. Source: Watts &amp; Strogatz 1998.
    /// </summary>
    public static double Clustering(SocialNetwork network)
    {
        if (network.IsComplete)
        {
            return network.Members > 2 ? 1 : 0;
        }

        double sum = 0;
        bool[] near = new bool[network.Members];
        for (int member = 0; member < network.Members; member++)
        {
            ReadOnlySpan<int> neighbours = network.Neighbours(member);
            Mark(near, neighbours, true);
            long tied = 0;
            foreach (int neighbour in neighbours)
            {
                foreach (int further in network.Neighbours(neighbour))
                {
                    tied += near[further] ? 1 : 0;
                }
            }

            Mark(near, neighbours, false);
            long pairs = (long)neighbours.Length * (neighbours.Length - 1); // each tie is counted from both ends
            sum += pairs == 0 ? 0 : (double)tied / pairs;
        }

        return sum / network.Members;
    }

    /// <summary>Share of members in the largest connected part.</summary>
    public static double GiantComponent(SocialNetwork network)
    {
        if (network.IsComplete)
        {
            return 1;
        }

        int largest = 0;
        bool[] seen = new bool[network.Members];
        Stack<int> open = new();
        for (int member = 0; member < network.Members; member++)
        {
            int size = 0;
            Visit(member);
            while (open.TryPop(out int next))
            {
                size++;
                foreach (int neighbour in network.Neighbours(next))
                {
                    Visit(neighbour);
                }
            }

            largest = Math.Max(largest, size);
        }

        return (double)largest / network.Members;

        void Visit(int member)
        {
            if (!seen[member])
            {
                seen[member] = true;
                open.Push(member);
            }
        }
    }

    private static void Mark(bool[] near, ReadOnlySpan<int> members, bool value)
    {
        foreach (int member in members)
        {
            near[member] = value;
        }
    }
}
