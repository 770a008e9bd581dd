using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Results;

/// <summary>A result folder read back: what charts are drawn from, so that they can be redrawn at any time.</summary>
public sealed class StoredResult
{
    private readonly Table _daily;
    private readonly int _firstObservable;
    private readonly Dictionary<(string Cell, string Strategy, string Horizon), List<IReadOnlyList<string>>> _runs;
    private readonly Table _runTable;
    private readonly Dictionary<(string Cell, string Horizon, string Observable), StoredComparison> _comparisons;

    private StoredResult(string folder, ExperimentConfig config, Table daily, Table runs, Table comparisons)
    {
        (Config, Cells, _daily, _runTable) = (config, config.Cells(), daily, runs);
        _firstObservable = daily.Column(Observable.Trust.Name());
        int expected = Cells.Count * config.Strategies.Count * config.Days;
        if (daily.Rows.Count != expected)
        {
            throw new InputException(Path.Combine(folder, "daily.csv"), "", $"found {daily.Rows.Count} rows where config.json says {expected}; the folder is damaged, run the experiment again.");
        }

        int swept = config.Sweep.Count, horizon = runs.Column("horizon");
        _runs = runs.Rows.GroupBy(row => (Key(row.Skip(1).Take(swept)), row[0], row[horizon])).ToDictionary(group => group.Key, group => group.ToList());
        _comparisons = comparisons.Rows.ToDictionary(
            row => (Key(row.Take(swept)), row[comparisons.Column("horizon")], row[comparisons.Column("observable")]),
            row => StoredComparison.From(comparisons, row));
    }

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>Its cells.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Reads a result folder.</summary>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public static StoredResult Load(string folder)
    {
        string config = Path.Combine(folder, "config.json");
        if (!File.Exists(config))
        {
            throw new InputException(folder, "", "this folder holds no result (no config.json); name a folder such as results/convert-vs-connect.");
        }

        Table Read(string name) => Table.Read(Path.Combine(folder, name));
        return new StoredResult(folder, ExperimentReader.Read(config, [], loadNetworks: false), Read("daily.csv"), Read("runs.csv"), Read("comparisons.csv"));
    }

    /// <summary>An observable day by day, from day 1: means and intervals.</summary>
    public IReadOnlyList<Interval> Daily(Cell cell, int strategy, Observable observable)
    {
        int first = ((cell.Index * Config.Strategies.Count) + strategy) * Config.Days, column = _firstObservable + (3 * (int)observable);
        return [.. Enumerable.Range(first, Config.Days).Select(row => _daily.Rows[row]).Select(row =>
            new Interval(Table.Number(row[column]), Table.Number(row[column + 1]), Table.Number(row[column + 2])))];
    }

    /// <summary>An observable at a horizon, one value per world.</summary>
    public IReadOnlyList<double> Worlds(Cell cell, string strategy, Observable observable, int horizon)
    {
        int column = _runTable.Column(observable.Name());
        return [.. _runs[(Key(cell.Texts), strategy, $"{horizon}")].Select(row => Table.Number(row[column]))];
    }

    /// <summary>Challenger minus baseline at a horizon; null where nothing is compared.</summary>
    public StoredComparison? Comparison(Cell cell, Observable observable, int horizon) =>
        _comparisons.GetValueOrDefault((Key(cell.Texts), $"{horizon}", observable.Name()));

    private static string Key(IEnumerable<string> swept) => string.Join('\n', swept);
}

/// <summary>A row of comparisons.csv.</summary>
/// <param name="Difference">Challenger minus baseline with its 95% interval.</param>
/// <param name="Worlds">Worlds compared.</param>
/// <param name="Crossover">Crossover days over worlds.</param>
public sealed record StoredComparison(Interval Difference, int Worlds, CrossoverSpread Crossover)
{
    internal static StoredComparison From(Table table, IReadOnlyList<string> row)
    {
        double Number(string column) => Table.Number(row[table.Column(column)]);
        return new StoredComparison(
            new Interval(Number("difference"), Number("difference_low"), Number("difference_high")),
            (int)Number("worlds"),
            new CrossoverSpread(Number("crossoverWorlds"), Number("crossoverDay"), Number("crossoverDay_low"), Number("crossoverDay_high")));
    }
}
