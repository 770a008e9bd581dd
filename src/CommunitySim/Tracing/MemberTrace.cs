using CommunitySim.Mechanisms;
using CommunitySim.Members;

namespace CommunitySim.Tracing;

/// <summary>A neighbour as the member sees it: as of yesterday.</summary>
/// <param name="Seat">The neighbour's seat.</param>
/// <param name="Trust">Trust of yesterday evening.</param>
/// <param name="Endorses">Whether it endorses the brand, as a seeded ally or by its trust.</param>
public readonly record struct Neighbour(int Seat, float Trust, bool Endorses);

/// <summary>An ask as the member weighs it.</summary>
/// <param name="State">The member at that moment, after the day's problems and contacts.</param>
/// <param name="Neighbours">Those of live ties, ascending by seat.</param>
/// <param name="Endorsement">n, the share of neighbours who endorse; 0 without neighbours.</param>
/// <param name="Cohesion">The cohesion of the member's group.</param>
/// <param name="Disapproval">D.</param>
/// <param name="Utility">The utility of accepting.</param>
/// <param name="ExpectedPain">The expected rejection before loss aversion: <see cref="Utility.Rejection"/> for λ =
/// 1.</param>
/// <param name="Chance">Chance of accepting.</param>
/// <param name="Drawn">The random number; the member accepts if it is below the chance. Null if none was drawn.</param>
public sealed record Ask(
    MemberState State,
    IReadOnlyList<Neighbour> Neighbours,
    float Endorsement,
    float Cohesion,
    float Disapproval,
    Utility Utility,
    float ExpectedPain,
    float Chance,
    float? Drawn)
{
    /// <summary>Whether the member accepted. Null if it was not asked, or is a customer already.</summary>
    public bool? Accepted => Drawn is null ? null : Drawn < Chance;
}

/// <summary>One member's day, step by step, determined by the previous day.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Day">The day, from 1.</param>
/// <param name="Morning">The member as of yesterday evening, or the newcomer of today.</param>
/// <param name="Evening">The member at the end of the day.</param>
/// <param name="Events">The events in order.</param>
/// <param name="Asked">Whether the brand pitched.</param>
/// <param name="Ask">The ask, or the ask that the member would have faced.</param>
/// <param name="Rival">The same day with the next brand. Null for the last.</param>
public sealed record MemberTrace(
    int Seat, int Day, MemberState Morning, MemberState Evening, IReadOnlyList<TraceEvent> Events, bool Asked, Ask Ask, MemberTrace? Rival)
{
    /// <summary>Traces the next day of a member. The simulation does not change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat.</exception>
    public static MemberTrace Next(Simulation simulation, int seat) => MemberTracer.Trace(simulation, seat);
}
