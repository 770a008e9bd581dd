using System.Numerics;
using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>
/// The evening of the ties, on one thread after both brands have published: newcomers' ties are live again, severed
/// ties mend, and today's cuts take effect. The result does not depend on the order of the cuts.
/// </summary>
/// <param name="ties">The ties of the run.</param>
/// <param name="brands">Endorsements of each brand.</param>
internal sealed class TieChanges(LiveTies ties, params EndorsementCounts[] brands)
{
    /// <summary>Makes the ties of today's newcomers live.</summary>
    public void RestoreNewcomers()
    {
        for (int row = 0; row < ties.Frayed.Length; row++)
        {
            for (ulong left = ties.Frayed[row] & ties.Newcomers[row]; left != 0; left &= left - 1)
            {
                Mend((row * Population.Row) + BitOperations.TrailingZeroCount(left), draws: null);
            }
        }
    }

    /// <summary>Mends each severed tie with a probability. The lower seat of a tie draws.</summary>
    public void Mend(RandomStreams streams, int day, float probability)
    {
        if (probability == 0)
        {
            return;
        }

        for (int row = 0; row < ties.Frayed.Length; row++)
        {
            for (ulong left = ties.Frayed[row]; left != 0; left &= left - 1)
            {
                Mend((row * Population.Row) + BitOperations.TrailingZeroCount(left), new MendDraws(streams, day, probability));
            }
        }
    }

    /// <summary>Severs the ties cut today. A cut for a sanction of somebody who left this morning is void.</summary>
    public void Sever(List<(int Seat, int Neighbour)> cuts)
    {
        foreach ((int seat, int neighbour) in cuts)
        {
            if (!ties.IsNew(neighbour) && !ties.IsSevered(ties.Index.PositionOf(seat, neighbour)))
            {
                Change(seat, neighbour);
            }
        }
    }

    private void Mend(int seat, MendDraws? draws)
    {
        int poster = ties.Index.PosterStart[seat], lurker = ties.Index.LurkersOf(seat);
        Mend(seat, poster, poster + ties.Index.Posters(seat), draws);
        Mend(seat, lurker, lurker + ties.Index.Degree(seat) - ties.Index.Posters(seat), draws);
    }

    private void Mend(int seat, int first, int end, MendDraws? draws)
    {
        for (int at = ties.NextSevered(first, end); at < end; at = ties.NextSevered(at + 1, end))
        {
            int neighbour = ties.Index.Ends[at];
            if (draws is not { } drawn || (seat < neighbour && drawn.Mends(at)))
            {
                Change(seat, neighbour);
            }
        }
    }

    private void Change(int seat, int neighbour)
    {
        bool live = ties.Change(seat, neighbour);
        foreach (EndorsementCounts brand in brands)
        {
            brand.ChangeTie(seat, neighbour, live);
        }
    }

    private readonly record struct MendDraws(RandomStreams Streams, int Day, float Probability)
    {
        public bool Mends(int position) => Streams.Draw(StreamBlock.Mend, Day, position)[RandomStream.Mend] < Probability;
    }
}
