namespace CommunitySim.Lecture.Group;

/// <summary>A day of a member and the year around it, as the page has it.</summary>
internal static class MemberStory
{
    /// <summary>Lives the world, and asks the member every day.</summary>
    /// <param name="world">The world.</param>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="seat">The member's seat.</param>
    /// <param name="day">The day that is told in full, from 1.</param>
    /// <param name="stop">Gives up.</param>
    public static object Simulate(GroupWorld world, int strategy, int seat, int day, CancellationToken stop)
    {
        List<Testimony> days = [];
        world.Simulate(strategy, simulation =>
        {
            if (simulation.Day < world.Config.Days)
            {
                days.Add(Testimony.Of(simulation, seat));
            }
        }, stop);
        Testimony told = days[day - 1];
        Traits traits = world.World.Traits(seat);
        return new
        {
            seat,
            day,
            strategy = world.Config.Strategies[strategy].Name,
            traits = new { traits.LossAversion, traits.PainSensitivity, traits.OfferFit },
            poster = world.World.IsPoster(seat),
            ally = world.World.IsAlly(seat),
            morning = Told(told.Morning),
            evening = Told(told.Evening),
            happened = told.Happened.Select(Told),
            told.Asked,
            ask = Told(told.Ask, traits, world.Community.Cohesion),
            history = new
            {
                trust = days.Select(one => one.Evening.Trust),
                pain = days.Select(one => one.Evening.Pain),
                obligation = days.Select(one => one.Evening.Obligation),
                socialMode = days.Select(one => one.Evening.SocialMode),
                events = days.SelectMany(one => one.Happened.Select(happened => (one.Day, What: Milestone(happened.What)))).Where(one => one.What is not null).Select(one => new { one.Day, one.What }),
            },
        };
    }

    private static object Told(MemberState state) => new { state.Trust, state.Pain, state.Obligation, state.SocialMode, state.Aware, state.Customer, state.Muted, state.OpenProblem };

    private static object Told(Happened happened) => happened.Neighbour is { } seat ? new { what = Name(happened.What), seat } : new { what = Name(happened.What) };

    private static object Told(Ask ask, Traits traits, double cohesion) => new
    {
        neighbours = ask.Neighbours.Select(neighbour => new { neighbour.Seat, neighbour.Trust, neighbour.Endorses }),
        ask.Endorsement,
        ask.Disapproval,
        cohesion,
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

    /// <summary>What the history shows of it; null for nothing.</summary>
    private static string? Milestone(Happening what) => what switch
    {
        Happening.Failed or Happening.Disappointed => "letDown",
        Happening.OwnSale => Name(Happening.Sale),
        Happening.Newcomer or Happening.Pitched or Happening.Solved or Happening.Sanctioned or Happening.Sale or Happening.Muted or Happening.Unmuted or Happening.Left => Name(what),
        _ => null,
    };

    private static string Name(Happening what) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(what.ToString());
}
