using CommunitySim.Experiments.Config;
using CommunitySim.Members;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Running;

/// <summary>The members of a world in the evening of a day.</summary>
/// <param name="Day">From 1.</param>
/// <param name="Members">Seat by seat.</param>
public sealed record NetworkSnapshot(int Day, IReadOnlyList<MemberState> Members);

/// <summary>One world under one strategy: its network, and its members on some days. A store holds no members, so the world is lived again.</summary>
/// <param name="Network">Who is tied to whom.</param>
/// <param name="Snapshots">By ascending day.</param>
public sealed record NetworkSnapshots(SocialNetwork Network, IReadOnlyList<NetworkSnapshot> Snapshots)
{
    /// <summary>Lives the first world (replicate 0) of a cell again, day for day as it was run.</summary>
    /// <param name="config">The experiment, read with its network files.</param>
    /// <param name="cell">One of its cells.</param>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="days">Days to look at, 1 to the experiment's last; the order does not matter.</param>
    /// <exception cref="ArgumentException">There are no days, or one that the experiment does not have.</exception>
    public static NetworkSnapshots Take(ExperimentConfig config, Cell cell, int strategy, IReadOnlyCollection<int> days)
    {
        if (days.Count == 0 || days.Min() < 1 || days.Max() > config.Days)
        {
            throw new ArgumentException(
                $"Days to look at must be 1 to {config.Days}, not {(days.Count == 0 ? "none" : string.Join(", ", days))}.",
                nameof(days));
        }

        WorldView view = new(config, cell, 0);
        Simulation simulation = view.Begin(strategy);
        List<NetworkSnapshot> snapshots = [];
        foreach (int day in days.Distinct().Order())
        {
            while (simulation.Day < day)
            {
                simulation.Step();
            }

            snapshots.Add(new NetworkSnapshot(day, [.. Enumerable.Range(0, view.World.Members).Select(seat => simulation.Population[seat])]));
        }

        return new NetworkSnapshots(view.World.Network, snapshots);
    }
}
