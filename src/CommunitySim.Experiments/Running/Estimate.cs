using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment will take, roughly: within a factor of three on a server core that nobody else uses.</summary>
/// <param name="Cells">Cells of the sweep.</param>
/// <param name="Runs">Cells × strategies × replicates.</param>
/// <param name="MemberDays">Members × days over all runs.</param>
/// <param name="ProcessorSeconds">Processor time from the start of the program to the last file.</param>
/// <param name="Seconds">Time by the clock on the given cores, where nobody else uses them.</param>
/// <param name="Bytes">
/// Memory: worlds at work, days of a cell as they are folded, runs of a cell as they are compared, and the cells.
/// </param>
/// <param name="DiskBytes">Disk: stores, twice while they are finished, the tables made from them, charts and report.</param>
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
    /// Member-days a second and core in large communities, as measured with tests/CommunitySim.Benchmarks on a shared server core.
    /// </summary>
    public const double RatePerCore = 90e6;

    // A day of a run, whatever its members.
    private const double SecondsPerRunDay = 3e-6;

    private const double SecondsPerRun = 4e-5;

    // A member or tie of a world that is drawn.
    private const double SecondsPerMember = 2e-7;
    private const double SecondsPerTie = 1e-7;

    // A row stored, read and written as text.
    private const double SecondsPerRow = 1.5e-5;

    // A value folded.
    private const double SecondsPerFold = 6e-8;

    // A cell compared and told of.
    private const double SecondsPerCell = 8e-4;

    // A value of a cell stored.
    private const double SecondsPerValue = 1e-5;

    // Columns of a world and of three strategies one after another, of which the last is there yet.
    private const double BytesPerMember = 100;

    // A rival's own columns.
    private const double BytesPerMemberOfRival = 20;

    // A tie stands in rows while it is drawn, then at both ends, twice while it is put in order.
    private const double BytesPerTie = 40;

    private const double BytesOfProgram = 130e6;

    // Series that wait to be folded, unless two for each core are more.
    private const double MostWaiting = 64e6;

    // A running distribution in memory.
    private const double BytesPerFold = 150;

    // A run on a day, in memory.
    private const double BytesPerOutcome = 160;

    // A cell in memory, and one of its values.
    private const double BytesPerCell = 2500;
    private const double BytesPerValue = 100;

    // In the store: a running distribution, which grows with its worlds up to a bound.
    private const double LeastPerDailyRow = 40;
    private const double MorePerWorld = 14;
    private const double MostPerDailyRow = 195;

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

    /// <summary>The estimate for an experiment with all that is run beside it, its charts and its report.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="cores">Threads it runs on, at least 1.</param>
    public static Estimate Compute(ExperimentConfig config, int cores)
    {
        Estimate[] parts = [ComputeRuns(config, cores), .. SensitivityRuns.For(config).Select(study => ComputeRuns(study.Config, cores))];
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

    /// <summary>The estimate for the runs and tables of an experiment alone, or of a study beside one.</summary>
    internal static Estimate ComputeRuns(ExperimentConfig config, int cores)
    {
        RunProgress all = RunProgress.For(config);
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        Amounts amounts = Amounts.Compute(config, communities.Sum(found => (double)found.Cells));
        double shared = SharedSeconds(config, communities, all);
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

    /// <summary>Processor time that the cores share: worlds are drawn, and runs are made on them.</summary>
    private static double SharedSeconds(
        ExperimentConfig config,
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities,
        RunProgress all)
    {
        double worlds = config.Replicates.AtMost;
        double drawn = communities.Sum(found => found.Cells * worlds * SecondsOfWorld(config, found.Community));
        double brands = config.Strategies.Average(strategy => strategy.Brands.Count());
        double runDays = (double)all.TotalRuns * config.Days;
        return drawn
            + (all.TotalMemberDays * brands / RatePerCore)
            + (runDays * SecondsPerRunDay)
            + (all.TotalRuns * SecondsPerRun);
    }

    private static double SecondsOfWorld(ExperimentConfig config, CommunityParameters community) =>
        (config.MembersOf(community) * SecondsPerMember) + (TiesOf(config, community) * SecondsPerTie);

    /// <summary>Processor time of one core after another: results are stored, folded, compared and told of.</summary>
    private static double SerialSeconds(Amounts amounts)
    {
        double rows = amounts.Cells * (amounts.Entries + amounts.Outcomes + amounts.Days);
        double folded = amounts.Cells * amounts.Entries * amounts.Worlds;
        return (rows * SecondsPerRow)
            + (folded * SecondsPerFold)
            + (amounts.Cells * SecondsPerCell)
            + (amounts.Values * SecondsPerValue);
    }

    private static double MemoryBytes(
        ExperimentConfig config,
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities,
        Amounts amounts,
        int cores)
    {
        bool rival = config.Strategies.Any(strategy => strategy.Rival is not null);
        double world = communities.Max(found => BytesOfWorld(config, found.Community, rival));
        return BytesOfProgram
            + (cores * world)
            + WaitingBytes(config, amounts, cores)
            + (amounts.Entries * BytesPerFold)
            + (4 * amounts.Worlds * BytesPerOutcome)
            + (amounts.Cells * BytesPerCell)
            + (amounts.Values * BytesPerValue);
    }

    private static double BytesOfWorld(ExperimentConfig config, CommunityParameters community, bool rival)
    {
        double perMember = BytesPerMember + (rival ? BytesPerMemberOfRival : 0);
        return (config.MembersOf(community) * perMember) + (TiesOf(config, community) * BytesPerTie);
    }

    /// <summary>Memory of the daily series that wait to be folded.</summary>
    private static double WaitingBytes(ExperimentConfig config, Amounts amounts, int cores)
    {
        double series = amounts.Strategies * config.Days * Observables.Count * sizeof(double);
        return Math.Min(amounts.Cells * amounts.Worlds, Math.Max(2.0 * cores, MostWaiting / series)) * series;
    }

    private static double StoreBytes(Amounts amounts)
    {
        double perEntry = Math.Min(MostPerDailyRow, LeastPerDailyRow + (MorePerWorld * amounts.Worlds));
        double runs = amounts.Days > 0 ? amounts.Days * BytesPerDayOfRun : amounts.Outcomes * BytesPerOutcomeRow;
        return (amounts.Cells * ((amounts.Entries * perEntry) + runs + BytesPerCellRow)) + (amounts.Values * BytesPerValueRow);
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

    /// <summary>How much an experiment has of everything that takes time or room.</summary>
    /// <param name="Strategies">Strategies.</param>
    /// <param name="Worlds">Worlds of a cell, at most.</param>
    /// <param name="Cells">Cells of the sweep.</param>
    /// <param name="Entries">Running distributions of a cell: one an observable, day and strategy.</param>
    /// <param name="Outcomes">Runs of a cell, each on every horizon.</param>
    /// <param name="Days">Runs of a cell, each on every day; 0 where these are not kept.</param>
    /// <param name="Values">Values of the axes in all cells.</param>
    /// <param name="Comparisons">Comparisons in all cells.</param>
    private readonly record struct Amounts(
        double Strategies,
        double Worlds,
        double Cells,
        double Entries,
        double Outcomes,
        double Days,
        double Values,
        double Comparisons)
    {
        public static Amounts Compute(ExperimentConfig config, double cells)
        {
            double strategies = config.Strategies.Count;
            double worlds = config.Replicates.AtMost;
            return new Amounts(
                strategies,
                worlds,
                cells,
                Entries: config.Keep == Keep.Outcomes ? 0 : strategies * config.Days * Observables.Count,
                Outcomes: worlds * strategies * config.Horizons.Count,
                Days: config.Keep == Keep.Daily ? worlds * strategies * config.Days : 0,
                Values: cells * config.Axes.Count,
                Comparisons: cells * (strategies - 1) * config.Horizons.Count * Observables.Count);
        }
    }
}
