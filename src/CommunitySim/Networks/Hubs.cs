namespace CommunitySim.Networks;

/// <summary>Finds the members with the most ties.</summary>
internal static class Hubs
{
    private const int SeatsPerWord = 64;

    // In binary 0.07·100 is slightly more than 7, which must not become 8.
    private const double Rounding = 1e-12;

    /// <summary>The number of members in a share of a community, rounded up.</summary>
    public static int Count(double share, int members) => (int)Math.Ceiling(share * members * (1 - Rounding));

    /// <summary>Finds the hubs. Of members with equally many ties, the lower seat comes first.</summary>
    /// <param name="feedIndex">The network.</param>
    /// <param name="share">Share of members who are hubs, 0 to 1.</param>
    /// <returns>One bit per seat, 64 seats per number.</returns>
    public static ulong[] Find(FeedIndex feedIndex, double share)
    {
        (int least, int places) = LeastTies(feedIndex, Count(share, feedIndex.Members));
        ulong[] hubs = new ulong[(feedIndex.Members + SeatsPerWord - 1) / SeatsPerWord];
        for (int seat = 0; seat < feedIndex.Members; seat++)
        {
            int ties = feedIndex.Degree(seat);
            if (ties > least || (ties == least && places-- > 0))
            {
                hubs[seat / SeatsPerWord] |= 1UL << seat;
            }
        }

        return hubs;
    }

    /// <summary>The fewest ties of a hub, and how many members with exactly these are hubs.</summary>
    private static (int Ties, int Places) LeastTies(FeedIndex feedIndex, int hubs)
    {
        int most = 0;
        for (int seat = 0; seat < feedIndex.Members; seat++)
        {
            most = Math.Max(most, feedIndex.Degree(seat));
        }

        int[] having = new int[most + 1];
        for (int seat = 0; seat < feedIndex.Members; seat++)
        {
            having[feedIndex.Degree(seat)]++;
        }

        int ties = most;
        while (ties > 0 && having[ties] < hubs)
        {
            hubs -= having[ties--];
        }

        return (ties, hubs);
    }
}
