using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// The members on the morning of day 1, if the community already runs. Each has the trust of community.begin. With the
/// greatest of the shares aware, customers and muted as a, u &lt; a makes aware, and the same u &lt; customers a customer.
/// An aware member has muted the brand with probability muted/a. A problem is open with probability openProblems, at an age
/// that is uniform from 1 to patience. All other states are a newcomer's. Each brand draws its own numbers, on day 0.
/// </summary>
internal static class StartingState
{
    /// <summary>Draws the state of a member.</summary>
    /// <param name="newcomer">A newcomer in that seat.</param>
    /// <param name="draws">The numbers of the block <see cref="StreamBlock.Begin"/>.</param>
    /// <param name="begin">Trust and shares.</param>
    /// <param name="patience">Days until the member gives a problem up.</param>
    public static MemberState Draw(MemberState newcomer, Draws draws, BeginParameters begin, double patience)
    {
        double aware = Math.Max(begin.Aware, Math.Max(begin.Customers, begin.Muted)), uniform = draws[RandomStream.BeginAware];
        MemberState state = newcomer;
        state.Trust = begin.Trust is { } trust ? MemberWord.Round((float)trust) : newcomer.Trust;
        if (uniform < aware)
        {
            state.Set(Marks.Aware);
            state.Set(uniform < begin.Customers ? Marks.Customer : Marks.None);
            state.Set(draws[RandomStream.BeginMuted] < begin.Muted / aware ? Marks.Muted : Marks.None);
        }

        if (draws[RandomStream.BeginProblem] < begin.OpenProblems)
        {
            state.Set(Marks.OpenProblem);
            state.ProblemAge = 1 + (int)(draws[RandomStream.BeginAge] * Math.Floor(Math.Min(patience, Problems.Oldest)));
        }

        return state;
    }

    /// <summary>Gives all members of a brand their starting state.</summary>
    /// <param name="population">The members before that brand.</param>
    /// <param name="world">Segments, table and streams.</param>
    /// <param name="scenario">The starting state.</param>
    /// <param name="bySegment">Coefficients by segment.</param>
    internal static void Seat(Population population, World world, Scenario scenario, Coefficients[] bySegment)
    {
        BeginParameters begin = scenario.Community.Begin;
        if (begin == new BeginParameters() && bySegment.Length == 1 && world.TrustOfTable is null)
        {
            return;
        }

        for (int seat = 0; seat < population.Members; seat++)
        {
            Coefficients c = bySegment[world.SegmentOf(seat)];
            MemberState state = Draw(c.Newcomer, world.RandomStreams.Draw(StreamBlock.Begin, day: 0, seat), begin, c.Patience);
            state.Trust = world.TrustOfTable is { } known ? MemberWord.Round(known[seat]) : state.Trust;
            population[seat] = state;
            population.ResetMemory(seat, c);
        }
    }
}
