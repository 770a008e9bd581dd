using CommunitySim.Mechanisms;
using CommunitySim.Members;

namespace CommunitySim.Tracing;

/// <summary>A neighbour as the member knows it: of yesterday.</summary>
/// <param name="Seat">The neighbour's seat.</param>
/// <param name="Trust">Trust of yesterday evening.</param>
/// <param name="Endorses">Whether it endorses the brand, as a seeded ally or by its trust.</param>
public readonly record struct Neighbour(int Seat, float Trust, bool Endorses);

/// <summary>An ask as the member weighs it.</summary>
/// <param name="State">The member at that moment: problems and contacts of the day have taken place.</param>
/// <param name="Neighbours">Ascending by seat.</param>
/// <param name="Endorsement">n, the share of neighbours who endorse; 0 without neighbours.</param>
/// <param name="Disapproval">D.</param>
/// <param name="Utility">What accepting is worth.</param>
/// <param name="ExpectedPain">The expected rejection before loss aversion: <see cref="Utility.Rejection"/> for λ = 1.</param>
/// <param name="Chance">Chance of accepting.</param>
/// <param name="Drawn">The number drawn, which decides by being less than the chance; null where none was asked for.</param>
public sealed record Ask(
    MemberState State,
    IReadOnlyList<Neighbour> Neighbours,
    float Endorsement,
    float Disapproval,
    Utility Utility,
    float ExpectedPain,
    float Chance,
    float? Drawn)
{
    /// <summary>Whether the member accepted; null where it was not asked, or has bought already.</summary>
    public bool? Accepted => Drawn is null ? null : Drawn < Chance;
}

/// <summary>
/// What happens to one member on one day, step by step. The day before is enough to know it, since others are read as of yesterday.
/// </summary>
/// <param name="Seat">The seat.</param>
/// <param name="Day">The day, from 1.</param>
/// <param name="Morning">The member as of yesterday evening, or the newcomer who has just come.</param>
/// <param name="Evening">The same or the newcomer at the end of the day.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Asked">Whether the brand pitched.</param>
/// <param name="Ask">The ask; if there was none, what it would have been.</param>
/// <param name="Rival">The same day of the member with a rival; null without one.</param>
public sealed record MemberTrace(
    int Seat, int Day, MemberState Morning, MemberState Evening, IReadOnlyList<TraceEvent> Events, bool Asked, Ask Ask, MemberTrace? Rival)
{
    /// <summary>The next day of a member of a simulation, which stays as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat.</exception>
    public static MemberTrace Next(Simulation simulation, int seat) => MemberTracer.Trace(simulation, seat);
}
