using CommunitySim.Experiments.Running;
using CommunitySim.Tracing;

namespace CommunitySim.Lecture.Act;

/// <summary>A world of act one under one strategy, with the traces of some members on every day.</summary>
/// <param name="Days">Per day, from day 1, the traces of the seats in their order.</param>
internal sealed record ActRun(IReadOnlyList<IReadOnlyList<MemberTrace>> Days)
{
    /// <summary>Simulates all days of the experiment.</summary>
    /// <param name="view">The world.</param>
    /// <param name="strategy">Name of the strategy.</param>
    /// <param name="seats">Traces the seats 0 to this, less one.</param>
    public static ActRun Simulate(WorldView view, string strategy, int seats)
    {
        Simulation simulation = view.Begin(ActExperiment.Config.IndexOf(strategy));
        List<IReadOnlyList<MemberTrace>> days = [];
        while (simulation.Day < ActExperiment.Config.Days)
        {
            days.Add([.. Enumerable.Range(0, seats).Select(seat => MemberTrace.Next(simulation, seat))]);
            simulation.Step();
        }

        return new ActRun(days);
    }

    /// <summary>Mia's days, from day 1.</summary>
    public IEnumerable<MemberTrace> Mia => Days.Select(day => day[ActExperiment.Mia]);

    /// <summary>The last day on which the brand solved a problem of Mia's; null if it never did.</summary>
    public int? LastSolved => Mia
        .Where(day => day.Events.Any(happened => happened.Kind == TraceEventKind.Solved))
        .Select(day => (int?)day.Day)
        .LastOrDefault();
}
