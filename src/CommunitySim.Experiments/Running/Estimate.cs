using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment will take, roughly.</summary>
/// <param name="Cells">Cells of the sweep.</param>
/// <param name="Runs">Cells × strategies × replicates.</param>
/// <param name="MemberDays">Members × days over all runs.</param>
/// <param name="Seconds">Time on the given cores.</param>
/// <param name="Bytes">Memory: worlds at work, days of a cell as they are folded, runs of a cell as they are compared.</param>
/// <param name="DiskBytes">Disk: results.db, twice while it is finished, and the tables made from it.</param>
public sealed record Estimate(long Cells, long Runs, double MemberDays, double Seconds, double Bytes, double DiskBytes)
{
    /// <summary>Member-days a second and core, as measured with tests/CommunitySim.Benchmarks on a shared server core.</summary>
    public const double RatePerCore = 90e6;

    // Columns of a world and of three strategies one after another, of which the last is there yet; a rival's own columns; a tie stands in rows while it is drawn, then at both ends, twice while it is put in order.
    private const double BytesPerMember = 100, BytesPerMemberOfRival = 20, BytesPerTie = 40, BytesOfProgram = 150e6;

    // A row stored, read and written as text (10,000 cells of 1 day took 14 s); a value folded.
    private const double SecondsPerRow = 2e-5, SecondsPerFold = 8e-8;

    // A running distribution in memory; its row in results.db; a run on a day, in memory and as a row; the same as text.
    private const double BytesPerFold = 150, BytesPerDailyRow = 150, BytesPerOutcome = 160, BytesPerOutcomeRow = 196, BytesPerNumber = 10;

    /// <summary>The estimate for an experiment.</summary>
    public static Estimate Of(ExperimentConfig config, int cores)
    {
        RunProgress all = RunProgress.For(config);
        IReadOnlyList<Cell> cells = config.Cells();
        double world = cells.Max(cell => (config.MembersOf(cell) * (BytesPerMember + (config.Strategies.Any(strategy => strategy.Rival is not null) ? BytesPerMemberOfRival : 0))) + (TiesOf(config, cell) * BytesPerTie));
        double entries = config.Keep == Keep.Outcomes ? 0 : (double)config.Strategies.Count * config.Days * Observables.Count, waiting = Math.Max(64e6, 2.0 * cores * config.Strategies.Count * config.Days * Observables.Count * sizeof(double));
        double outcomes = (double)config.Replicates.AtMost * config.Strategies.Count * (config.Keep == Keep.Daily ? config.Days : config.Horizons.Count);
        double memory = BytesOfProgram + (cores * world) + waiting + (entries * BytesPerFold) + Math.Max(128e6, 4.0 * config.Replicates.AtMost * BytesPerOutcome);
        double disk = cells.Count * ((entries * ((2 * BytesPerDailyRow) + (3 * BytesPerNumber))) + (outcomes * ((2 * BytesPerOutcomeRow) + (Observables.Count * BytesPerNumber))));
        double rows = cells.Count * (entries + outcomes), folds = cells.Count * entries * config.Replicates.AtMost;
        double brands = config.Strategies.Average(strategy => strategy.Brands.Count());
        double seconds = (all.TotalMemberDays * brands / RatePerCore / cores) + (rows * SecondsPerRow) + (folds * SecondsPerFold);
        return new Estimate(cells.Count, all.TotalRuns, all.TotalMemberDays, seconds, memory, disk);
    }

    private static double TiesOf(ExperimentConfig config, Cell cell)
    {
        NetworkParameters network = config.CommunityOf(cell).Network;
        double members = config.MembersOf(cell);
        return network.Kind switch
        {
            NetworkKind.Groups => members * (network.TiesInside + network.TiesOutside) / 2,
            NetworkKind.SmallWorld => members * network.Degree / 2,
            NetworkKind.ScaleFree => members * network.TiesPerNewcomer,
            NetworkKind.Random => members * network.MeanDegree / 2,
            NetworkKind.File => config.Networks[network.Path].Ties,
            _ => 0,
        };
    }
}
