using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;
using CommunitySim.Tracing;

namespace CommunitySim.Lecture.Hall;

/// <summary>
/// The model's rates of the three arms. It takes the members of offer.json who have exactly four neighbours, one of them an ally,
/// and computes their chance to accept on the first day: without allies, without allies and with twice the offer, with the ally.
/// All arms have the same members.
/// </summary>
internal static class OfferPrediction
{
    /// <summary>Neighbours of a phone.</summary>
    public const int Neighbours = 4;

    private const int Public = 0, Twice = 1, NoAllies = 0, Allies = 1;

    /// <summary>The experiment.</summary>
    public static ExperimentConfig Config { get; } = ExperimentReader.Parse(PageFiles.Resource("offer.json"), "offer.json", []);

    /// <summary>Simulates all worlds.</summary>
    /// <param name="queue">Grants the turns, one for each world.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>One interval of the mean chance for each arm.</returns>
    public static async Task<IReadOnlyList<Interval>> Compute(WorkQueue queue, CancellationToken stop)
    {
        List<double[]> worlds = [];
        for (int replicate = 0; replicate < Config.Replicates.AtMost; replicate++)
        {
            using IDisposable turn = await queue.Enter(WorkQueue.Server, replicate, stop).ConfigureAwait(false);
            worlds.Add(World(replicate));
        }

        return [.. Enumerable.Range(0, Arms.Count)
            .Select(arm => Interval.OfMean(worlds.Select(world => world[arm]), Bounds.Share))];
    }

    /// <summary>The mean chance to accept in a world, one for each arm.</summary>
    internal static double[] World(int replicate)
    {
        IReadOnlyList<Cell> cells = Config.Cells();
        WorldView withAllies = new(Config, cells[Allies], replicate), alone = new(Config, cells[NoAllies], replicate);
        Simulation friend = withAllies.Begin(Public), plain = alone.Begin(Public), twice = alone.Begin(Twice);
        double[] sums = new double[Arms.Count];
        int members = 0;
        for (int seat = 0; seat < withAllies.World.Members; seat++)
        {
            if (HasOneAlly(withAllies.World, seat))
            {
                members++;
                sums[(int)Arm.Plain] += MemberTrace.Next(plain, seat).Ask.Chance;
                sums[(int)Arm.Twice] += MemberTrace.Next(twice, seat).Ask.Chance;
                sums[(int)Arm.Friend] += MemberTrace.Next(friend, seat).Ask.Chance;
            }
        }

        return [.. sums.Select(sum => sum / members)];
    }

    /// <summary>Whether a member has four neighbours and one of them is an ally.</summary>
    internal static bool HasOneAlly(World world, int seat)
    {
        int allies = 0;
        foreach (int neighbour in world.Network.Neighbours(seat))
        {
            allies += world.IsAlly(neighbour) ? 1 : 0;
        }

        return world.Network.Degree(seat) == Neighbours && allies == 1;
    }
}
