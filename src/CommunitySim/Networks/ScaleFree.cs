using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// tiesPerNewcomer + 1 members all tied to each other, then newcomers one by one, each tied to that many different members
/// who are chosen in proportion to the ties they have. Source: Barabási &amp; Albert 1999, doi 10.1126/science.286.5439.509.
/// </summary>
internal static class ScaleFree
{
    public static SocialNetwork Build(int members, NetworkParameters network, StreamRandom random)
    {
        int each = network.TiesPerNewcomer, founders = Math.Min(each + 1, members);
        TieSet ties = new((long)members * each);
        List<int> ends = []; // a member stands here once for each tie, so a random entry is a choice in proportion to ties
        for (int member = 1; member < founders; member++)
        {
            for (int other = 0; other < member; other++)
            {
                Tie(member, other);
            }
        }

        for (int newcomer = founders; newcomer < members; newcomer++)
        {
            int before = ends.Count;
            for (int made = 0; made < each;)
            {
                int other = ends[random.Below(before)];
                if (Tie(newcomer, other))
                {
                    made++;
                }
            }
        }

        return ties.ToNetwork(members);

        bool Tie(int one, int other)
        {
            bool added = ties.Add(one, other);
            if (added)
            {
                ends.Add(one);
                ends.Add(other);
            }

            return added;
        }
    }
}
