using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>A rough estimate of an experiment's cost, within a factor of three on an idle server core.</summary>
/// <param name="Cells">Cells of the sweep.</param>
/// <param name="Runs">Cells × strategies × replicates.</param>
/// <param name="MemberDays">Members × days over all runs.</param>
/// <param name="ProcessorSeconds">Processor time from the start of the program to the last file.</param>
/// <param name="Seconds">Elapsed time on the given cores, if they are idle.</param>
/// <param name="Bytes">Memory of running worlds, daily statistics, compared runs, and cells.</param>
/// <param name="DiskBytes">Disk space of stores (twice while they are finished), tables, charts and report.</param>
public sealed record Estimate(
    long Cells,
    long Runs,
    double MemberDays,
    double ProcessorSeconds,
    double Seconds,
    double Bytes,
    double DiskBytes)
{
    /// <summary>
    /// Member-days per second and core in large communities, measured with tests/CommunitySim.Benchmarks on a shared
    /// server core.
    /// </summary>
    public const double RatePerCore = 90e6;

    // A day of a run, for any number of members.
    private const double SecondsPerRunDay = 3e-6;

    private const double SecondsPerRun = 4e-5;

    // Drawing a member or a tie of a world.
    private const double SecondsPerMember = 2e-7;
    private const double SecondsPerTie = 1e-7;

    // Storing a row, reading it, and writing it as text.
    private const double SecondsPerRow = 1.5e-5;

    // Hashing and packing a day of a run.
    private const double SecondsPerPackedDay = 1.5e-6;

    // Reading a value of a day, sorting it among those of other worlds, and adding it up.
    private const double SecondsPerSorted = 6e-8;

    // Comparing and reporting a cell.
    private const double SecondsPerCell = 8e-4;

    // Storing a value of a cell.
    private const double SecondsPerValue = 1e-5;

    // Columns of a world and of a run. The last run stays in memory until the next one ends.
    private const double BytesPerMember = 100;

    // The columns of a rival.
    private const double BytesPerMemberOfRival = 20;

    // A tie is first in rows, then at both ends, and twice while it is sorted.
    private const double BytesPerTie = 40;

    private const double BytesOfProgram = 130e6;

    // Records that wait for earlier ones.
    private const double MostWaiting = 64e6;

    // The values of some days while their statistics are computed, at most; and the statistics of a value's day.
    private const double MostSorted = 256e6;
    private const double BytesPerStatistic = 48;

    // A run on a day, in memory.
    private const double BytesPerOutcome = 160;

    // A cell in memory, and one of its values.
    private const double BytesPerCell = 2500;
    private const double BytesPerValue = 100;

    // In the store: an observable's statistics on a day.
    private const double BytesPerDailyRow = 54;

    // In the store: a day of a run, with all observables or only with the counts behind its money.
    private const double BytesPerStoredDay = 30;
    private const double BytesPerDayOfMoney = 3;

    // In the store: a run on a horizon, or on one of many days.
    private const double BytesPerOutcomeRow = 196;
    private const double BytesPerDayOfRun = 115;

    // In the store: a cell, and a value of a cell with its path.
    private const double BytesPerCellRow = 300;
    private const double BytesPerValueRow = 240;

    // As text: a daily value.
    private const double BytesPerDailyLine = 20;

    // As text: a run on a horizon.
    private const double BytesPerRunLine = 200;

    // As text: a comparison.
    private const double BytesPerComparisonLine = 80;

    /// <summary>Estimates an experiment with its studies, charts and report.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="cores">The number of threads, at least 1.</param>
    public static Estimate Compute(ExperimentConfig config, int cores)
    {
        Estimate[] parts = [ComputeRuns(config, cores), .. StudyRuns.For(config).Select(study => ComputeRuns(study.Config, cores))];
        PageEstimate page = PageEstimate.Compute(config);
        return parts[0] with
        {
            ProcessorSeconds = page.Seconds + parts.Sum(part => part.ProcessorSeconds),
            Seconds = (page.Seconds / Math.Min(cores, 2)) + parts.Sum(part => part.Seconds),
            MemberDays = parts.Sum(part => part.MemberDays),
            Bytes = parts.Max(part => part.Bytes),
            DiskBytes = page.Bytes + parts.Sum(part => part.DiskBytes),
        };
    }

    /// <summary>Estimates only the runs and tables of an experiment or study.</summary>
    internal static Estimate ComputeRuns(ExperimentConfig config, int cores)
    {
        RunProgress all = RunProgress.For(config);
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        Amounts amounts = Amounts.Compute(config, communities.Sum(found => (double)found.Cells));
        double shared = SharedSeconds(config, communities, all, amounts);
        double serial = SerialSeconds(amounts);
        return new Estimate(
            (long)amounts.Cells,
            all.TotalRuns,
            all.TotalMemberDays,
            shared + serial,
            (shared / cores) + serial,
            MemoryBytes(config, communities, amounts, cores),
            (2 * StoreBytes(amounts)) + TableBytes(amounts));
    }

    /// <summary>Estimates the processor time that cores share: drawing worlds, running them, and computing their statistics.</summary>
    private static double SharedSeconds(
        ExperimentConfig config,
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities,
        RunProgress all,
        Amounts amounts)
    {
        double worlds = config.Replicates.AtMost;
        double drawn = communities.Sum(found => found.Cells * worlds * SecondsOfWorld(config, found.Community));
        double brands = config.Strategies.Average(strategy => strategy.Brands.Count());
        double runDays = (double)all.TotalRuns * config.Days;
        return drawn
            + (all.TotalMemberDays * brands / RatePerCore)
            + (runDays * SecondsPerRunDay)
            + (all.TotalRuns * SecondsPerRun)
            + (runDays * SecondsPerPackedDay)
            + (amounts.Cells * amounts.Entries * amounts.Worlds * SecondsPerSorted);
    }

    private static double SecondsOfWorld(ExperimentConfig config, CommunityParameters community) =>
        (config.MembersOf(community) * SecondsPerMember) + (TiesOf(config, community) * SecondsPerTie);

    /// <summary>Estimates the processor time of serial work: storing, comparing and reporting results.</summary>
    private static double SerialSeconds(Amounts amounts)
    {
        double rows = amounts.Cells * (amounts.Entries + amounts.Outcomes + amounts.Days);
        return (rows * SecondsPerRow)
            + (amounts.Cells * SecondsPerCell)
            + (amounts.Values * SecondsPerValue);
    }

    private static double MemoryBytes(
        ExperimentConfig config,
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities,
        Amounts amounts,
        int cores)
    {
        int rivals = config.Strategies.Max(strategy => strategy.Brands.Count() - 1);
        double world = communities.Max(found => BytesOfWorld(config, found.Community, rivals));
        return BytesOfProgram
            + (cores * world)
            + WaitingBytes(config, amounts, cores)
            + Math.Min(MostSorted, amounts.Entries / amounts.Strategies * amounts.Worlds * sizeof(double))
            + (amounts.Entries / amounts.Strategies * BytesPerStatistic)
            + (4 * amounts.Worlds * BytesPerOutcome)
            + (amounts.Cells * BytesPerCell)
            + (amounts.Values * BytesPerValue);
    }

    private static double BytesOfWorld(ExperimentConfig config, CommunityParameters community, int rivals)
    {
        double perMember = BytesPerMember + (rivals * BytesPerMemberOfRival);
        return (config.MembersOf(community) * perMember) + (TiesOf(config, community) * BytesPerTie);
    }

    /// <summary>Estimates the memory of the runs under way, and of records that wait to be taken in.</summary>
    private static double WaitingBytes(ExperimentConfig config, Amounts amounts, int cores)
    {
        double series = amounts.Strategies * config.Days * Observables.Count * sizeof(double);
        double waiting = amounts.Cells * amounts.Worlds * Runner.BytesPerWorld(config);
        return (cores * series) + Math.Min(waiting, MostWaiting);
    }

    private static double StoreBytes(Amounts amounts)
    {
        double series = amounts.RunDays * (amounts.Entries > 0 ? BytesPerStoredDay : BytesPerDayOfMoney);
        double runs = amounts.Days > 0 ? amounts.Days * BytesPerDayOfRun : amounts.Outcomes * BytesPerOutcomeRow;
        return (amounts.Cells * ((amounts.Entries * BytesPerDailyRow) + series + runs + BytesPerCellRow)) + (amounts.Values * BytesPerValueRow);
    }

    private static double TableBytes(Amounts amounts)
    {
        double perCell = (amounts.Entries * BytesPerDailyLine) + (amounts.Outcomes * BytesPerRunLine);
        return (amounts.Cells * perCell) + (amounts.Comparisons * BytesPerComparisonLine);
    }

    private static double TiesOf(ExperimentConfig config, CommunityParameters community)
    {
        NetworkParameters network = community.Network;
        double members = config.MembersOf(community);
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

    /// <summary>The quantities that determine an experiment's cost.</summary>
    /// <param name="Strategies">Number of strategies.</param>
    /// <param name="Worlds">Most worlds of a cell.</param>
    /// <param name="Cells">Number of cells.</param>
    /// <param name="Entries">Daily statistics of a cell: one per observable, day and strategy.</param>
    /// <param name="Outcomes">Rows of a cell on horizons: one per run and horizon.</param>
    /// <param name="Days">Rows of a cell on days: one per run and day; 0 unless days are kept.</param>
    /// <param name="RunDays">Days of a cell's runs.</param>
    /// <param name="Values">Values of the axes in all cells.</param>
    /// <param name="Comparisons">Comparisons in all cells.</param>
    private readonly record struct Amounts(
        double Strategies,
        double Worlds,
        double Cells,
        double Entries,
        double Outcomes,
        double Days,
        double RunDays,
        double Values,
        double Comparisons)
    {
        public static Amounts Compute(ExperimentConfig config, double cells)
        {
            double strategies = config.Strategies.Count;
            double worlds = config.Replicates.AtMost;
            (int first, IReadOnlyList<Observable> compared) = ObservedBy.Compared(config, cells);
            return new Amounts(
                strategies,
                worlds,
                cells,
                Entries: config.Keep == Keep.Outcomes ? 0 : strategies * config.Days * Observables.Count,
                Outcomes: worlds * strategies * config.Horizons.Count,
                Days: config.Keep == Keep.Daily ? worlds * strategies * config.Days : 0,
                RunDays: worlds * strategies * config.Days,
                Values: cells * config.Axes.Count,
                Comparisons: cells * Math.Min(1, strategies - 1) * (config.Horizons.Count - first) * compared.Count);
        }
    }
}
