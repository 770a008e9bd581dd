using CommunitySim.Experiments.Config;
using CommunitySim.Members;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Running;

/// <summary>The members of a world at the end of a day.</summary>
/// <param name="Day">The day, from 1.</param>
/// <param name="Members">The members by seat.</param>
public sealed record NetworkSnapshot(int Day, IReadOnlyList<MemberState> Members)
{
    /// <summary>The ties that are severed on that day.</summary>
    public IReadOnlySet<Tie> Severed { get; init; } = new HashSet<Tie>();
}

/// <summary>The network and members of one world under one strategy. A store holds no members, so the world is simulated again.</summary>
/// <param name="Network">The ties among members.</param>
/// <param name="Snapshots">The snapshots by ascending day.</param>
public sealed record NetworkSnapshots(SocialNetwork Network, IReadOnlyList<NetworkSnapshot> Snapshots)
{
    /// <summary>All ties of the network, each once.</summary>
    public IReadOnlyList<Tie> Ties { get; } = [.. TiesOf(Network)];

    /// <summary>Simulates the first world (replicate 0) of a cell again, with the same result.</summary>
    /// <param name="config">The experiment with its network files.</param>
    /// <param name="cell">One of its cells.</param>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="days">The days of the snapshots in any order, from 1 to the last.</param>
    /// <exception cref="ArgumentException">There are no days, or a day is outside the experiment.</exception>
    public static NetworkSnapshots Take(ExperimentConfig config, Cell cell, int strategy, IReadOnlyCollection<int> days)
    {
        if (days.Count == 0 || days.Min() < 1 || days.Max() > config.Days)
        {
            throw new ArgumentException(
                $"Days must be from 1 to {config.Days}, not {(days.Count == 0 ? "none" : string.Join(", ", days))}.",
                nameof(days));
        }

        WorldView view = new(config, cell, 0);
        Simulation simulation = view.Begin(strategy);
        Tie[] ties = [.. TiesOf(view.World.Network)];
        List<NetworkSnapshot> snapshots = [];
        foreach (int day in days.Distinct().Order())
        {
            while (simulation.Day < day)
            {
                simulation.Step();
            }

            IEnumerable<int> seats = Enumerable.Range(0, view.World.Members);
            snapshots.Add(new NetworkSnapshot(day, [.. seats.Select(seat => simulation.Population[seat])])
            {
                Severed = ties.Where(tie => !simulation.IsLive(tie)).ToHashSet(),
            });
        }

        return new NetworkSnapshots(view.World.Network, snapshots);
    }

    /// <summary>All ties of a network, each once.</summary>
    public static IEnumerable<Tie> TiesOf(SocialNetwork network) =>
        from member in Enumerable.Range(0, network.Members)
        from index in Enumerable.Range(0, network.Degree(member))
        let other = network.Neighbour(member, index)
        where other > member
        select new Tie(member, other);
}
