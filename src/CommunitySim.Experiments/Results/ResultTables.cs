using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Results;

/// <summary>Results as the three tables of the result folder.</summary>
public static class ResultTables
{
    /// <summary>Columns of daily.csv.</summary>
    public static IReadOnlyList<string> DailyColumns(ExperimentConfig config) =>
        ["strategy", .. Swept(config), "day", .. Observables.All.SelectMany(observable => Three(observable.Name()))];

    /// <summary>Columns of runs.csv.</summary>
    public static IReadOnlyList<string> RunColumns(ExperimentConfig config) =>
        ["strategy", .. Swept(config), "replicate", "horizon", .. Observables.All.Select(observable => observable.Name())];

    /// <summary>Columns of comparisons.csv.</summary>
    public static IReadOnlyList<string> ComparisonColumns(ExperimentConfig config) =>
        [.. Swept(config), "horizon", "observable", "baseline", "challenger", "worlds", "baselineMean", "challengerMean",
            .. Three("difference"), "effectSize", "worldsWon", "worldsTied", "crossoverWorlds", "crossoverDay", "crossoverDay_low", "crossoverDay_high"];

    /// <summary>One row per cell, strategy and day: each observable's mean over worlds and its 95% interval.</summary>
    public static Table Daily(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        Table table = new(DailyColumns(config));
        foreach (CellResult cell in result.Cells)
        {
            for (int strategy = 0; strategy < config.Strategies.Count; strategy++)
            {
                for (int day = 1; day <= config.Days; day++)
                {
                    table.Add([config.Strategies[strategy].Name, .. cell.Cell.Texts, $"{day}", .. Observables.All.SelectMany(observable => Three(cell.Daily(strategy, observable, day)))]);
                }
            }
        }

        return table;
    }

    /// <summary>One row per cell, strategy, replicate and horizon: each observable as it was.</summary>
    public static Table Runs(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        Table table = new(RunColumns(config));
        foreach (CellResult cell in result.Cells)
        {
            for (int strategy = 0; strategy < config.Strategies.Count; strategy++)
            {
                for (int replicate = 0; replicate < cell.Replicates; replicate++)
                {
                    for (int horizon = 0; horizon < config.Horizons.Count; horizon++)
                    {
                        table.Add([config.Strategies[strategy].Name, .. cell.Cell.Texts, $"{replicate}", $"{config.Horizons[horizon]}",
                            .. Observables.All.Select(observable => Table.Text(cell.Run(strategy, replicate, observable, horizon)))]);
                    }
                }
            }
        }

        return table;
    }

    /// <summary>One row per cell, horizon and observable: challenger minus baseline, world by world. No row where there is nothing to compare.</summary>
    public static Table Comparisons(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        Table table = new(ComparisonColumns(config));
        foreach (CellResult cell in result.Cells.Where(_ => config.Challenger is not null))
        {
            for (int horizon = 0; horizon < config.Horizons.Count; horizon++)
            {
                foreach (Observable observable in Observables.All)
                {
                    PairedComparison pair = cell.Compare(observable, horizon);
                    CrossoverSpread crossover = cell.Crossover(observable);
                    table.Add([.. cell.Cell.Texts, $"{config.Horizons[horizon]}", observable.Name(), config.Baseline!, config.Challenger!, $"{cell.Replicates}",
                        Table.Text(pair.Baseline), Table.Text(pair.Challenger), .. Three(pair.Difference), Table.Text(pair.EffectSize), Table.Text(pair.Won), Table.Text(pair.Tied),
                        Table.Text(crossover.Share), Table.Text(crossover.Median), Table.Text(crossover.Low), Table.Text(crossover.High)]);
                }
            }
        }

        return table;
    }

    private static IEnumerable<string> Swept(ExperimentConfig config) => config.Sweep.Select(axis => axis.Path);

    private static string[] Three(string name) => [name, $"{name}_low", $"{name}_high"];

    private static string[] Three(Interval interval) => [Table.Text(interval.Mean), Table.Text(interval.Low), Table.Text(interval.High)];
}
