using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// Groups of groupSize seats; the last may be smaller. N·tiesInside/2 ties connect a random member and a random other
/// of the same group, and N·tiesOutside/2 ties connect different groups. A community too small for them gets all
/// possible ties.
/// </summary>
internal static class Groups
{
    public static SocialNetwork Build(int members, NetworkParameters network, RandomSequence random)
    {
        int size = network.GroupSize;
        long inside = Math.Min(Rounded(members * network.TiesInside / 2), PairsInside(members, size));
        long outside =
            Math.Min(Rounded(members * network.TiesOutside / 2), Pairs(members) - PairsInside(members, size));
        TieRows.ThrowIfTooMany(inside + outside);
        TieRows ties = TieRows.Draw(members, inside, Inside);
        ties.Add(TieRows.Draw(members, outside, Outside));
        return ties.ToNetwork();

        Tie Inside()
        {
            while (true)
            {
                int member = random.Below(members), first = member / size * size;
                int others = Math.Min(size, members - first) - 1;
                if (others > 0)
                {
                    int other = first + random.Below(others);
                    return Tie.Between(member, other < member ? other : other + 1);
                }
            }
        }

        Tie Outside()
        {
            while (true)
            {
                int member = random.Below(members), other = random.Below(members);
                if (member / size != other / size)
                {
                    return Tie.Between(member, other);
                }
            }
        }
    }

    private static long Rounded(double count) => (long)Math.Round(count, MidpointRounding.AwayFromZero);

    private static long Pairs(long members) => members * (members - 1) / 2;

    private static long PairsInside(int members, int size) => (members / size * Pairs(size)) + Pairs(members % size);
}
