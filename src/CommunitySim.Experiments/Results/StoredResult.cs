using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Results;

/// <summary>A result folder read back: what charts are drawn from, so that they can be redrawn at any time.</summary>
public sealed class StoredResult
{
    private readonly Table _daily;
    private readonly Table _runs;
    private readonly Dictionary<string, List<int>> _runRows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredComparison> _comparisons = new(StringComparer.Ordinal);

    private StoredResult(ExperimentConfig config, Table daily, Table runs, Table comparisons)
    {
        (Config, Cells, _daily, _runs) = (config, config.Cells(), daily, runs);
        ReadDaily();
        ReadRuns();
        ReadComparisons(comparisons);
    }

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>Its cells.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Reads a result folder.</summary>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public static StoredResult Load(string folder)
    {
        string file = Path.Combine(folder, "config.json");
        if (!File.Exists(file))
        {
            throw new InputException(folder, "", "this folder holds no result (no config.json); name a folder such as results/convert-vs-connect.");
        }

        ExperimentConfig config = ExperimentReader.Read(file, [], loadNetworks: false);
        Table Read(string name, IReadOnlyList<string> columns) => Table.Read(Path.Combine(folder, name), columns);
        return new StoredResult(
            config,
            Read("daily.csv", ResultTables.DailyColumns(config)),
            Read("runs.csv", ResultTables.RunColumns(config)),
            Read("comparisons.csv", ResultTables.ComparisonColumns(config)));
    }

    /// <summary>An observable day by day, from day 1: means and intervals.</summary>
    public IReadOnlyList<Interval> Daily(Cell cell, int strategy, Observable observable)
    {
        int first = ((cell.Index * Config.Strategies.Count) + strategy) * Config.Days, column = Config.Sweep.Count + 2 + (3 * (int)observable);
        return [.. Enumerable.Range(first, Config.Days).Select(row => new Interval(_daily.Number(row, column), _daily.Number(row, column + 1), _daily.Number(row, column + 2)))];
    }

    /// <summary>An observable at a horizon, one value per world.</summary>
    public IReadOnlyList<double> Worlds(Cell cell, string strategy, Observable observable, int horizon)
    {
        int column = Config.Sweep.Count + 3 + (int)observable;
        return [.. _runRows[Key([strategy, .. cell.Texts, $"{horizon}"])].Select(row => _runs.Number(row, column))];
    }

    /// <summary>Challenger minus baseline at a horizon; null where nothing is compared.</summary>
    public StoredComparison? Comparison(Cell cell, Observable observable, int horizon) =>
        _comparisons.GetValueOrDefault(Key([.. cell.Texts, $"{horizon}", observable.Name()]));

    private static string Key(IEnumerable<string> words) => string.Join('\n', words);

    /// <summary>Days are found by their position, so each row must be the one that stands there.</summary>
    private void ReadDaily()
    {
        int row = 0;
        foreach (string[] expected in from cell in Cells
                                      from strategy in Config.Strategies
                                      from day in Enumerable.Range(1, Config.Days)
                                      select (string[])[strategy.Name, .. cell.Texts, $"{day}"])
        {
            if (row >= _daily.Rows.Count || !_daily.Rows[row].Take(expected.Length).SequenceEqual(expected, StringComparer.Ordinal))
            {
                throw _daily.Damaged(row, $"the row of {string.Join(", ", expected)} is to stand here");
            }

            row++;
        }
    }

    private void ReadRuns()
    {
        int replicate = Config.Sweep.Count + 1;
        for (int row = 0; row < _runs.Rows.Count; row++)
        {
            string key = Key(_runs.Rows[row].Take(replicate + 2).Where((_, column) => column != replicate));
            _runRows.TryAdd(key, []);
            _runRows[key].Add(row);
        }

        foreach (string[] expected in from cell in Cells
                                      from strategy in Config.Strategies
                                      from horizon in Config.Horizons
                                      select (string[])[strategy.Name, .. cell.Texts, $"{horizon}"])
        {
            if (!_runRows.ContainsKey(Key(expected)))
            {
                throw _runs.Damaged(_runs.Rows.Count, $"there is no row of {string.Join(", ", expected)}");
            }
        }
    }

    private void ReadComparisons(Table comparisons)
    {
        int keys = Config.Sweep.Count + 2;
        for (int row = 0; row < comparisons.Rows.Count; row++)
        {
            _comparisons[Key(comparisons.Rows[row].Take(keys))] = StoredComparison.From(comparisons, row, first: keys + 2);
        }

        int expected = Config.Challenger is null ? 0 : Cells.Count * Config.Horizons.Count * Observables.Count;
        if (_comparisons.Count != expected || comparisons.Rows.Count != expected)
        {
            throw comparisons.Damaged(comparisons.Rows.Count, $"found {comparisons.Rows.Count} rows ({_comparisons.Count} different ones), where {expected} are to be");
        }
    }
}

/// <summary>A row of comparisons.csv.</summary>
/// <param name="Difference">Challenger minus baseline with its 95% interval.</param>
/// <param name="Worlds">Worlds compared.</param>
/// <param name="Crossover">Crossover days over worlds.</param>
public sealed record StoredComparison(Interval Difference, int Worlds, CrossoverSpread Crossover)
{
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="first">Position of the column "worlds", from which on all are numbers.</param>
    internal static StoredComparison From(Table table, int row, int first)
    {
        double Number(int offset) => table.Number(row, first + offset);
        return new StoredComparison(
            new Interval(Number(3), Number(4), Number(5)),
            (int)Number(0),
            new CrossoverSpread(Number(9), Number(10), Number(11), Number(12)));
    }
}
