using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>
/// Which seat belongs to which segment. A table of members says so, or u &lt; s₁ gives segment 1, else u &lt; s₁ + s₂ segment
/// 2, and so on with the shares s; the rest belongs to none. Newcomers take the segment of their seat.
/// </summary>
internal static class SegmentsOfSeats
{
    private const int SeatsPerWord = 64;

    /// <summary>Finds the segments of all seats.</summary>
    /// <param name="segments">The segments and their shares.</param>
    /// <param name="members">N.</param>
    /// <param name="words">Numbers of 64 seats each.</param>
    /// <param name="streams">The random numbers.</param>
    /// <param name="table">What is known of each member.</param>
    /// <returns>The seats of each number, one bit each, and the number of each seat. Empty without segments.</returns>
    public static (ulong[][] Sets, byte[] Of) Find(
        IReadOnlyList<Segment> segments, int members, int words, RandomStreams streams, MemberTable? table)
    {
        if (segments.Count == 0)
        {
            return ([], []);
        }

        (ulong[][] sets, byte[] of) = (new ulong[segments.Count + 1][], new byte[words * SeatsPerWord]);
        for (int number = 0; number < sets.Length; number++)
        {
            sets[number] = new ulong[words];
        }

        for (int seat = 0; seat < members; seat++)
        {
            of[seat] = table?.Segment?[seat]
                ?? Choose(segments, streams.Draw(StreamBlock.Segment, day: 0, seat)[RandomStream.Segment]);
            sets[of[seat]][seat / SeatsPerWord] |= 1UL << seat;
        }

        return (sets, of);
    }

    private static byte Choose(IReadOnlyList<Segment> segments, double uniform)
    {
        double below = 0;
        for (int place = 0; place < segments.Count; place++)
        {
            below += segments[place].Share;
            if (uniform < below)
            {
                return (byte)(place + 1);
            }
        }

        return 0;
    }
}
