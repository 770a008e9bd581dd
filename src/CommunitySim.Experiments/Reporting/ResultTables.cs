using System.Globalization;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Results as tables of the result folder. Rows are enumerated lazily.</summary>
public static class ResultTables
{
    // Runs are read in portions of 20,000 horizons, so that memory does not grow with their number.
    private const int Portion = 20_000;

    /// <summary>Columns of daily.csv.</summary>
    public static IReadOnlyList<string> DailyColumns(ExperimentConfig config) =>
        ["strategy", .. Swept(config), "day", .. config.Observed.SelectMany(observable => Three(observable.Name()))];

    /// <summary>Columns of runs.csv.</summary>
    public static IReadOnlyList<string> RunColumns(ExperimentConfig config) =>
        ["strategy", .. Swept(config), "replicate", "horizon", .. config.Observed.Select(observable => observable.Name())];

    /// <summary>Columns of comparisons.csv.</summary>
    public static IReadOnlyList<string> ComparisonColumns(ExperimentConfig config) =>
        [.. Swept(config), "horizon", "observable", "baseline", "challenger", "worlds", "baselineMean", "challengerMean",
            .. Three("difference"), "worldsWon", "worldsTied", "crossoverWorlds", "crossoverDay", "crossoverDay_low", "crossoverDay_high"];

    /// <summary>Columns of findings.csv.</summary>
    public static IReadOnlyList<string> FindingColumns { get; } =
        ["finding", "where", "day", .. Three("value"), "level", "worlds"];

    /// <summary>One row per figure of the analysis that no other table has.</summary>
    public static IEnumerable<IEnumerable<string>> Findings(ExperimentAnalysis analysis) =>
        FindingTable.List(analysis).Select(Row);

    private static string[] Row(Finding finding) =>
    [
        finding.Name,
        finding.Where,
        finding.Day?.ToString(CultureInfo.InvariantCulture) ?? "",
        Csv.Text(finding.Value),
        Csv.Text(finding.Interval?.Low ?? double.NaN),
        Csv.Text(finding.Interval?.High ?? double.NaN),
        Csv.Text(finding.Level ?? double.NaN),
        finding.Worlds?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    /// <summary>One row per cell, strategy and day: each observable's mean over worlds and its 95% interval.</summary>
    public static IEnumerable<IEnumerable<string>> Daily(ExperimentResult result)
    {
        IReadOnlyList<Observable> observed = result.Config.Observed;
        foreach (CellResult cell in result.Cells)
        {
            string[] texts = [.. cell.Cell.Texts];
            for (int strategy = 0; strategy < result.Config.Strategies.Count; strategy++)
            {
                IEnumerable<Moments[]> days = result.Record.Daily(cell.Cell.Index, strategy).Chunk(Observables.Count);
                foreach ((int day, Moments[] today) in result.Config.SummaryDays.Zip(days))
                {
                    yield return
                    [
                        result.Config.Strategies[strategy].Name, .. texts, $"{day}",
                        .. observed
                            .Select(observable => Interval.OfMean(today[(int)observable], Bounds.Of(observable)))
                            .SelectMany(Three),
                    ];
                }
            }
        }
    }

    /// <summary>One row per cell, strategy, replicate and horizon: the value of each observable.</summary>
    public static IEnumerable<IEnumerable<string>> Runs(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        IReadOnlyList<Observable> observed = config.Observed;
        foreach (CellResult cell in result.Cells)
        {
            string[] texts = [.. cell.Cell.Texts];
            for (int strategy = 0; strategy < config.Strategies.Count; strategy++)
            {
                foreach (int[] worlds in cell.Worlds.Chunk(Math.Max(1, Portion / config.Horizons.Count)))
                {
                    double[][] horizons =
                        [.. config.Horizons.Select(day => result.Record.Outcomes(cell.Cell.Index, strategy, day, worlds[0], worlds[^1]))];
                    for (int world = 0; world < worlds.Length; world++)
                    {
                        for (int horizon = 0; horizon < horizons.Length; horizon++)
                        {
                            yield return [config.Strategies[strategy].Name, .. texts, $"{worlds[world]}", $"{config.Horizons[horizon]}",
                                .. observed.Select(observable => Csv.Text(horizons[horizon][(world * Observables.Count) + (int)observable]))];
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// One row per cell, horizon and observable: challenger minus baseline, world by world. Empty without a challenger.
    /// </summary>
    public static IEnumerable<IEnumerable<string>> Comparisons(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        (int first, IReadOnlyList<Observable> observed) = ObservedBy.Compared(config, result.Cells.Count);
        foreach (CellResult cell in result.Cells.Where(_ => config.Challenger is not null))
        {
            for (int horizon = first; horizon < config.Horizons.Count; horizon++)
            {
                foreach (Observable observable in observed)
                {
                    PairedComparison pair = cell.Compare(observable, horizon);
                    CrossoverSpread crossover = cell.Crossover(observable);
                    yield return [.. cell.Cell.Texts, $"{config.Horizons[horizon]}",
                        observable.Name(), config.Baseline!, config.Challenger!, $"{cell.Replicates}",
                        Csv.Text(pair.Baseline), Csv.Text(pair.Challenger), .. Three(pair.Difference),
                        Csv.Text(pair.Won), Csv.Text(pair.Tied),
                        Csv.Text(crossover.Share), Csv.Text(crossover.Median), Csv.Text(crossover.Low), Csv.Text(crossover.High)];
                }
            }
        }
    }

    private static IEnumerable<string> Swept(ExperimentConfig config) => config.Axes.Select(axis => axis.Path);

    private static string[] Three(string name) => [name, $"{name}_low", $"{name}_high"];

    private static string[] Three(Interval interval) =>
        [Csv.Text(interval.Mean), Csv.Text(interval.Low), Csv.Text(interval.High)];
}
