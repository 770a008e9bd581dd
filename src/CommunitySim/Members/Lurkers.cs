using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>
/// Who lurks, where chance alone does not decide. A table of members says it, or the lurkers of each segment are the
/// ⌈lurkerShare·n⌉ of its n members who have the fewest ties. Among equals those with the smaller number of the stream
/// <see cref="RandomStream.Lurker"/> come first, and then lower seats.
/// </summary>
internal static class Lurkers
{
    /// <summary>Finds who lurks. Null if every seat is a lurker's with probability lurkerShare.</summary>
    /// <param name="network">The network.</param>
    /// <param name="by">The rule.</param>
    /// <param name="members">The parameters of each segment, by number.</param>
    /// <param name="segmentOf">The segment of each seat; empty if there is one.</param>
    /// <param name="streams">The random numbers.</param>
    /// <param name="table">What is known of each member.</param>
    public static Func<int, bool>? Find(
        SocialNetwork network, LurkersBy by, MemberParameters[] members, byte[] segmentOf, RandomStreams streams, MemberTable? table)
    {
        if (table?.Lurker is { } known)
        {
            return seat => known[seat];
        }

        if (by == LurkersBy.Random)
        {
            return null;
        }

        bool[] lurks = new bool[network.Members];
        for (int segment = 0; segment < members.Length; segment++)
        {
            List<(int Ties, float Uniform, int Seat)> seats = [];
            for (int seat = 0; seat < network.Members; seat++)
            {
                if (segmentOf.Length == 0 || segmentOf[seat] == segment)
                {
                    float uniform = streams.Draw(StreamBlock.Traits, day: 0, seat)[RandomStream.Lurker];
                    seats.Add((network.Degree(seat), uniform, seat));
                }
            }

            seats.Sort();
            for (int place = 0; place < Hubs.Count(members[segment].LurkerShare, seats.Count); place++)
            {
                lurks[seats[place].Seat] = true;
            }
        }

        return seat => lurks[seat];
    }
}
