using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>What the store keeps of one run. It is made where the run was simulated, because hashing and packing take time.</summary>
/// <param name="Hash">Identifies the run (<see cref="SeriesHash"/>).</param>
/// <param name="Days">Its days as bytes (<see cref="SeriesCode"/>).</param>
/// <param name="Outcomes">All observables of the first kept day, then of the next.</param>
internal sealed record RunRecord(byte[] Hash, byte[] Days, double[] Outcomes)
{
    /// <summary>Makes the record of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shape">The days that the store keeps.</param>
    /// <param name="members">Number of members.</param>
    /// <param name="hash">The hash of the run, where not all its days are known; else null.</param>
    public static RunRecord Of(DailySeries run, RunShape shape, int members, byte[]? hash = null)
    {
        double[] outcomes = new double[shape.KeptDays.Count * Observables.Count];
        foreach ((int place, int day) in shape.KeptDays.Index())
        {
            KeptDay.Observe(run, day).CopyTo(outcomes, place * Observables.Count);
        }

        return new RunRecord(hash ?? SeriesHash.Compute(run), SeriesCode.Encode(run, members, shape.IsWhole), outcomes);
    }
}

/// <summary>What the store keeps of one world.</summary>
/// <param name="Strategies">The strategies that ran, by position.</param>
/// <param name="Runs">One record for each of them; empty if the world failed.</param>
/// <param name="Crossovers">The crossover day of each observable; null unless challenger and baseline both ran.</param>
/// <param name="Fault">The fault, or null.</param>
internal sealed record WorldRecord(
    IReadOnlyList<int> Strategies, IReadOnlyList<RunRecord> Runs, int?[]? Crossovers, RunFault? Fault)
{
    /// <summary>Makes the record of a world.</summary>
    /// <param name="world">The world under some strategies.</param>
    /// <param name="strategies">Their positions.</param>
    /// <param name="shape">The experiment.</param>
    /// <param name="members">Number of members.</param>
    public static WorldRecord Of(WorldOutcome world, IReadOnlyList<int> strategies, RunShape shape, int members)
    {
        if (world.Fault is not null)
        {
            return new WorldRecord(strategies, [], null, world.Fault);
        }

        DailySeries? challenger = Find(shape.Challenger), baseline = Find(shape.Baseline);
        return new WorldRecord(
            strategies,
            [.. world.Series.Select(run => RunRecord.Of(run, shape, members))],
            challenger is null || baseline is null ? null : Crossover.Days(challenger, baseline),
            null);

        DailySeries? Find(int strategy) =>
            strategies.Index().Where(found => found.Item == strategy).Select(found => world.Series[found.Index]).FirstOrDefault();
    }

    /// <summary>Returns the record of some of its strategies.</summary>
    /// <param name="strategies">Their positions.</param>
    /// <param name="compared">Positions of challenger and baseline; negative without them.</param>
    public WorldRecord Of(IReadOnlyList<int> strategies, (int Challenger, int Baseline) compared)
    {
        if (Fault is not null || strategies.SequenceEqual(Strategies))
        {
            return this;
        }

        List<int> places = [.. Strategies];
        bool areBoth = strategies.Contains(compared.Challenger) && strategies.Contains(compared.Baseline);
        return new WorldRecord(
            strategies, [.. strategies.Select(strategy => Runs[places.IndexOf(strategy)])], areBoth ? Crossovers : null, null);
    }
}
