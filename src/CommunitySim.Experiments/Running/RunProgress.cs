using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>The progress of an experiment. One thread reads it while others count.</summary>
/// <param name="totalMemberDays">Members × days over all runs.</param>
/// <param name="totalRuns">Cells × strategies × replicates; with a precision, the most runs.</param>
public sealed class RunProgress(long totalMemberDays, long totalRuns)
{
    private long _memberDays;
    private long _runs;

    public long TotalMemberDays { get; } = totalMemberDays;

    public long TotalRuns { get; } = totalRuns;

    /// <summary>Finished member-days, including stored runs.</summary>
    public long MemberDays => Interlocked.Read(ref _memberDays);

    /// <summary>Finished runs, including stored ones.</summary>
    public long Runs => Interlocked.Read(ref _runs);

    /// <summary>Runs that were stored at the start.</summary>
    public long Stored { get; private set; }

    /// <summary>Returns the progress at the start of an experiment.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="stored">The stored runs, cell by cell.</param>
    public static RunProgress For(ExperimentConfig config, IEnumerable<(Cell Cell, long Runs)>? stored = null)
    {
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        double memberDays = communities
            .Sum(found => found.Cells * MemberDaysOfWorld(config, config.MembersOf(found.Community)));
        RunProgress progress = new(
            Saturated(memberDays * config.Replicates.AtMost),
            (long)communities.Sum(found => found.Cells) * config.Strategies.Count * config.Replicates.AtMost);
        foreach ((Cell cell, long runs) in (stored ?? []).Where(found => found.Runs > 0))
        {
            progress._memberDays += Saturated(MemberDaysOfWorld(config, config.MembersOf(cell)) * runs / config.Strategies.Count);
            progress.Stored += runs;
        }

        progress._runs = progress.Stored;
        return progress;
    }

    internal void AddDay(int members) => Interlocked.Add(ref _memberDays, members);

    /// <summary>Counts whole runs.</summary>
    internal void Add(long memberDays, int runs)
    {
        Interlocked.Add(ref _memberDays, memberDays);
        Interlocked.Add(ref _runs, runs);
    }

    internal void AddRun() => Interlocked.Increment(ref _runs);

    private static double MemberDaysOfWorld(ExperimentConfig config, int members) =>
        (double)members * config.Days * config.Strategies.Count;

    // An impossible amount of work must not overflow.
    private static long Saturated(double count) => count < long.MaxValue ? (long)count : long.MaxValue;
}
