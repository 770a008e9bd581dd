using CommunitySim.Members;
using CommunitySim.Tracing;

namespace CommunitySim.Lecture.Group;

/// <summary>A day of a member and the year around it, as JSON for the page.</summary>
internal static class MemberStory
{
    /// <summary>Simulates the world, and traces the member every day.</summary>
    /// <param name="world">The world.</param>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="seat">The member's seat.</param>
    /// <param name="day">The day to show in full, from 1.</param>
    /// <param name="stop">Cancels the work.</param>
    public static object Simulate(GroupWorld world, int strategy, int seat, int day, CancellationToken stop)
    {
        List<MemberTrace> days = [];
        world.Simulate(strategy, simulation =>
        {
            if (simulation.Day < world.Config.Days)
            {
                days.Add(MemberTrace.Next(simulation, seat));
            }
        }, stop);
        MemberTrace trace = days[day - 1];
        Traits traits = world.World.Traits(seat);
        return new
        {
            seat,
            day,
            strategy = world.Config.Strategies[strategy].Name,
            traits = new { traits.LossAversion, traits.PainSensitivity, traits.OfferFit },
            poster = world.World.IsPoster(seat),
            ally = world.World.IsAlly(seat),
            firstTrust = days[0].Morning.Trust,
            morning = Describe(trace.Morning),
            evening = Describe(trace.Evening),
            happened = trace.Events.Select(Describe),
            trace.Asked,
            ask = Describe(trace.Ask, traits),
            history = new
            {
                trust = days.Select(one => one.Evening.Trust),
                pain = days.Select(one => one.Evening.Pain),
                obligation = days.Select(one => one.Evening.Obligation),
                socialMode = days.Select(one => one.Evening.SocialMode),
                events = days
                    .SelectMany(one => one.Events.Select(happened => (one.Day, What: Milestone(happened.Kind))))
                    .Where(one => one.What is not null)
                    .Select(one => new { one.Day, one.What }),
            },
        };
    }

    private static object Describe(MemberState state) => new
    {
        state.Trust,
        state.Pain,
        state.Obligation,
        state.SocialMode,
        state.Aware,
        state.Customer,
        state.Muted,
        state.OpenProblem,
    };

    private static object Describe(TraceEvent happened) => happened.Neighbour is { } seat
        ? new { what = Name(happened.Kind), seat }
        : new { what = Name(happened.Kind) };

    /// <summary>An ask as the page reads it, term by term.</summary>
    /// <param name="ask">The ask.</param>
    /// <param name="traits">The traits of the member who weighs it.</param>
    internal static object Describe(Ask ask, Traits traits) => new
    {
        neighbours = ask.Neighbours.Select(neighbour => new { neighbour.Seat, neighbour.Trust, neighbour.Endorses }),
        ask.Endorsement,
        ask.Disapproval,
        ask.Cohesion,
        ask.State.Trust,
        ask.State.Obligation,
        ask.State.SocialMode,
        ask.Utility.Offer,
        obligationTerm = ask.Utility.Obligation,
        ask.Utility.Rejection,
        ask.ExpectedPain,
        traits.LossAversion,
        ask.Utility.Effort,
        ask.Utility.Total,
        ask.Chance,
        ask.Drawn,
        ask.Accepted,
        ask.State.Customer,
    };

    /// <summary>The name of an event in the history; null if it is not shown.</summary>
    private static string? Milestone(TraceEventKind what) => what switch
    {
        TraceEventKind.Failed or TraceEventKind.Disappointed => "letDown",
        TraceEventKind.OwnSale => Name(TraceEventKind.Sale),
        TraceEventKind.Newcomer or TraceEventKind.Pitched or TraceEventKind.Solved
            or TraceEventKind.Sanctioned or TraceEventKind.Sale or TraceEventKind.Muted
            or TraceEventKind.Unmuted or TraceEventKind.Left => Name(what),
        _ => null,
    };

    private static string Name(TraceEventKind what) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(what.ToString());
}
