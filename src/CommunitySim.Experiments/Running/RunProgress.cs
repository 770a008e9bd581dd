using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>How far an experiment is; read by one thread while others count.</summary>
/// <param name="totalMemberDays">Members × days over all runs.</param>
/// <param name="totalRuns">Runs: cells × strategies × replicates.</param>
public sealed class RunProgress(long totalMemberDays, long totalRuns)
{
    private long _memberDays;
    private long _runs;

    /// <summary>Member-days to be done.</summary>
    public long TotalMemberDays { get; } = totalMemberDays;

    /// <summary>Runs to be done.</summary>
    public long TotalRuns { get; } = totalRuns;

    /// <summary>Member-days done.</summary>
    public long MemberDays => Interlocked.Read(ref _memberDays);

    /// <summary>Runs done.</summary>
    public long Runs => Interlocked.Read(ref _runs);

    /// <summary>The progress of an experiment that has not begun.</summary>
    public static RunProgress For(ExperimentConfig config)
    {
        double perWorld = 0;
        IReadOnlyList<Cell> cells = config.Cells();
        foreach (Cell cell in cells)
        {
            perWorld += (double)config.MembersOf(cell) * config.Days * config.Strategies.Count;
        }

        return new RunProgress(Saturated(perWorld * config.Replicates), (long)cells.Count * config.Strategies.Count * config.Replicates);
    }

    // Far more than can ever be run is still told as a number.
    private static long Saturated(double count) => count < long.MaxValue ? (long)count : long.MaxValue;

    internal void AddDay(int members) => Interlocked.Add(ref _memberDays, members);

    internal void AddRun() => Interlocked.Increment(ref _runs);
}
