using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment will take, roughly: within a factor of three on a server core that nobody else uses.</summary>
/// <param name="Cells">Cells of the sweep.</param>
/// <param name="Runs">Cells × strategies × replicates.</param>
/// <param name="MemberDays">Members × days over all runs.</param>
/// <param name="ProcessorSeconds">Processor time from the start of the program to the last file.</param>
/// <param name="Seconds">Time by the clock on the given cores, where nobody else uses them.</param>
/// <param name="Bytes">Memory: worlds at work, days of a cell as they are folded, runs of a cell as they are compared, and the cells.</param>
/// <param name="DiskBytes">Disk: stores, twice while they are finished, the tables made from them, charts and report.</param>
public sealed record Estimate(long Cells, long Runs, double MemberDays, double ProcessorSeconds, double Seconds, double Bytes, double DiskBytes)
{
    /// <summary>Member-days a second and core in large communities, as measured with tests/CommunitySim.Benchmarks on a shared server core.</summary>
    public const double RatePerCore = 90e6;

    // A day of a run, whatever its members; a run; a member or tie of a world that is drawn.
    private const double SecondsPerRunDay = 3e-6, SecondsPerRun = 4e-5, SecondsPerMember = 2e-7, SecondsPerTie = 1e-7;

    // A row stored, read and written as text; a value folded; a cell compared and told of; a value of a cell stored.
    private const double SecondsPerRow = 1.5e-5, SecondsPerFold = 6e-8, SecondsPerCell = 8e-4, SecondsPerValue = 1e-5;

    // Columns of a world and of three strategies one after another, of which the last is there yet; a rival's own columns; a tie stands in rows while it is drawn, then at both ends, twice while it is put in order.
    private const double BytesPerMember = 100, BytesPerMemberOfRival = 20, BytesPerTie = 40, BytesOfProgram = 130e6, MostWaiting = 64e6;

    // A running distribution in memory; a run on a day, in memory; a cell, and one of its values.
    private const double BytesPerFold = 150, BytesPerOutcome = 160, BytesPerCell = 2500, BytesPerValue = 100;

    // In the store: a running distribution, which grows with its worlds up to a bound; a run on a horizon, or on one of many days; a cell; a value of a cell with its path.
    private const double LeastPerDailyRow = 40, MorePerWorld = 14, MostPerDailyRow = 195, BytesPerOutcomeRow = 196, BytesPerDayOfRun = 115, BytesPerCellRow = 300, BytesPerValueRow = 240;

    // As text: a daily value; a run on a horizon; a comparison.
    private const double BytesPerDailyLine = 20, BytesPerRunLine = 200, BytesPerComparisonLine = 80;

    /// <summary>The estimate for an experiment with all that is run beside it, its charts and its report.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="cores">Threads it runs on, at least 1.</param>
    public static Estimate Of(ExperimentConfig config, int cores)
    {
        Estimate[] parts = [OfRuns(config, cores), .. Studies.Of(config).Select(study => OfRuns(study.Config, cores))];
        PageEstimate page = PageEstimate.Of(config);
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
    internal static Estimate OfRuns(ExperimentConfig config, int cores)
    {
        RunProgress all = RunProgress.For(config);
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        (double strategies, double worlds, double cells) = (config.Strategies.Count, config.Replicates.AtMost, communities.Sum(found => (double)found.Cells));
        bool rival = config.Strategies.Any(strategy => strategy.Rival is not null);
        double entries = config.Keep == Keep.Outcomes ? 0 : strategies * config.Days * Observables.Count, outcomes = worlds * strategies * config.Horizons.Count, days = config.Keep == Keep.Daily ? worlds * strategies * config.Days : 0;
        double values = cells * config.Axes.Count, runDays = (double)all.TotalRuns * config.Days, comparisons = cells * (strategies - 1) * config.Horizons.Count * Observables.Count;

        double drawn = communities.Sum(found => found.Cells * worlds * ((config.MembersOf(found.Community) * SecondsPerMember) + (TiesOf(config, found.Community) * SecondsPerTie)));
        double shared = drawn + (all.TotalMemberDays * config.Strategies.Average(strategy => strategy.Brands.Count()) / RatePerCore) + (runDays * SecondsPerRunDay) + (all.TotalRuns * SecondsPerRun);
        double alone = (cells * (entries + outcomes + days) * SecondsPerRow) + (cells * entries * worlds * SecondsPerFold) + (cells * SecondsPerCell) + (values * SecondsPerValue);

        double world = communities.Max(found => (config.MembersOf(found.Community) * (BytesPerMember + (rival ? BytesPerMemberOfRival : 0))) + (TiesOf(config, found.Community) * BytesPerTie));
        double series = strategies * config.Days * Observables.Count * sizeof(double), waiting = Math.Min(cells * worlds, Math.Max(2.0 * cores, MostWaiting / series)) * series;
        double memory = BytesOfProgram + (cores * world) + waiting + (entries * BytesPerFold) + (4 * worlds * BytesPerOutcome) + (cells * BytesPerCell) + (values * BytesPerValue);

        double store = (cells * ((entries * Math.Min(MostPerDailyRow, LeastPerDailyRow + (MorePerWorld * worlds))) + (days > 0 ? days * BytesPerDayOfRun : outcomes * BytesPerOutcomeRow) + BytesPerCellRow)) + (values * BytesPerValueRow);
        double tables = (cells * ((entries * BytesPerDailyLine) + (outcomes * BytesPerRunLine))) + (comparisons * BytesPerComparisonLine);
        return new Estimate((long)cells, all.TotalRuns, all.TotalMemberDays, shared + alone, (shared / cores) + alone, memory, (2 * store) + tables);
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
}
