using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>How far an experiment is; read by one thread while others count.</summary>
/// <param name="totalMemberDays">Members × days over all runs.</param>
/// <param name="totalRuns">Runs: cells × strategies × replicates; where a precision decides, at most so many.</param>
public sealed class RunProgress(long totalMemberDays, long totalRuns)
{
    private long _memberDays;
    private long _runs;

    /// <summary>Member-days to be done.</summary>
    public long TotalMemberDays { get; } = totalMemberDays;

    /// <summary>Runs to be done.</summary>
    public long TotalRuns { get; } = totalRuns;

    /// <summary>Member-days done, those of runs that were stored before among them.</summary>
    public long MemberDays => Interlocked.Read(ref _memberDays);

    /// <summary>Runs done, those that were stored before among them.</summary>
    public long Runs => Interlocked.Read(ref _runs);

    /// <summary>Runs that were stored before.</summary>
    public long Stored { get; private set; }

    /// <summary>The progress of an experiment that has not begun, or of which something is stored.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="stored">Runs that are stored, cell by cell.</param>
    public static RunProgress For(ExperimentConfig config, IEnumerable<(Cell Cell, long Runs)>? stored = null)
    {
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        RunProgress progress = new(
            Saturated(communities.Sum(found => found.Cells * MemberDaysOfWorld(config, config.MembersOf(found.Community))) * config.Replicates.AtMost),
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

    internal void AddRun() => Interlocked.Increment(ref _runs);

    private static double MemberDaysOfWorld(ExperimentConfig config, int members) => (double)members * config.Days * config.Strategies.Count;

    // Far more than can ever be run is still told as a number.
    private static long Saturated(double count) => count < long.MaxValue ? (long)count : long.MaxValue;
}
