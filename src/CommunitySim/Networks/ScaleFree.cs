using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// Starts with tiesPerNewcomer + 1 members who are all tied. Newcomers then join one by one, with tiesPerNewcomer ties
/// each to different members, in proportion to their ties. Source: Barabási &amp; Albert 1999, doi
/// 10.1126/science.286.5439.509.
/// </summary>
internal static class ScaleFree
{
    public static SocialNetwork Build(int members, NetworkParameters network, RandomSequence random)
    {
        int each = network.TiesPerNewcomer, founders = Math.Min(each + 1, members);
        int first = (int)((long)founders * (founders - 1) / 2);
        TieRows.ThrowIfTooMany(first + ((long)(members - founders) * each));
        int[] start = new int[members + 1], older = new int[first + ((members - founders) * each)];
        for (int member = 0; member < members; member++)
        {
            int made = start[member], ties = Math.Min(member, each), both = 2 * made;
            start[member + 1] = made + ties;
            for (int tie = made; tie < start[member + 1];)
            {
                int other = member < founders ? tie - made : End(random.Below(both));
                if (!older.AsSpan(made..tie).Contains(other))
                {
                    older[tie++] = other;
                }
            }
        }

        return new TieRows(start, older).ToNetwork();

        // All ends of ties. A member appears once per tie, so a random end is a choice in proportion to ties.
        int End(int index) => (index & 1) == 1 ? older[index / 2] : Newer(index / 2);

        // The ties of founder m start at m(m − 1)/2.
        int Newer(int tie) =>
            tie >= first ? founders + ((tie - first) / each) : (int)((1 + Math.Sqrt(1 + (8.0 * tie))) / 2);
    }
}
