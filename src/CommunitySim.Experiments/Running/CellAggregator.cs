using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Adds the worlds of one cell, replicate by replicate, to the store and to the daily statistics, and decides whether
/// there are enough. The decision depends only on the worlds and their order. A strategy that already has a world
/// does not run it again.
/// </summary>
internal sealed class CellAggregator
{
    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly int _cell;
    private readonly int[] _had;
    private readonly int _challenger, _baseline;
    private DailyStatistics?[] _statistics;
    private readonly Observations _differences = new();

    /// <summary>Continues a cell from its stored runs.</summary>
    /// <exception cref="InputException">The stored runs are damaged.</exception>
    public CellAggregator(ExperimentConfig config, ResultStore store, int cell)
    {
        (_config, _store, _cell) = (config, store, cell);
        _had = store.Tried(cell);
        _statistics = new DailyStatistics?[_had.Length];
        (_challenger, _baseline) = config.Challenger is null
            ? (-1, -1)
            : (config.IndexOf(config.Challenger), config.IndexOf(config.Baseline!));
        Tried = _had.Min();
        if (config.Replicates.Until is not null)
        {
            foreach (double? difference in store.Differences(cell, _challenger, _baseline))
            {
                AddDifference(difference);
            }
        }
    }

    /// <summary>Number of worlds that every strategy has, usable or not. The next world has this number.</summary>
    public int Tried { get; private set; }

    /// <summary>Number of stored runs, usable or not.</summary>
    public long Runs => _had.Sum(worlds => (long)Math.Max(worlds, Tried));

    /// <summary>Whether a world failed under one strategy after others had completed it. The cell then starts again.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Whether the cell has enough worlds.</summary>
    public bool IsComplete =>
        Tried >= _config.Replicates.AtMost
        || (_challenger >= 0
            && Tried >= _had[_challenger]
            && WorldsWanted.AreEnough(_config.Replicates, _differences));

    /// <summary>Returns the positions of the strategies that do not have a world yet.</summary>
    public int[] MissingStrategies(int replicate) =>
        [.. Enumerable.Range(0, _had.Length).Where(strategy => _had[strategy] <= replicate)];

    /// <summary>Adds the next world under the strategies that lacked it. The last world saves the statistics and frees them.</summary>
    public void Add(WorldOutcome world)
    {
        int[] strategies = MissingStrategies(Tried);
        if (world.Fault is { } fault)
        {
            if (strategies.Length < _had.Length)
            {
                // A failed world counts for no strategy, but the statistics cannot forget its earlier runs.
                _store.Clear(_cell);
                _statistics = new DailyStatistics?[_had.Length];
                IsSpoilt = true;
                return;
            }

            _store.Add(_cell, fault);
        }
        else
        {
            _store.Add(_cell, Tried, strategies, world.Series);
            AddToStatistics(strategies, world.Series);
        }

        Tried++;
        if (IsComplete)
        {
            Save();
            _statistics = new DailyStatistics?[_had.Length];
        }
    }

    /// <summary>Saves the statistics to the store. Each commit needs this first.</summary>
    public void Save()
    {
        for (int strategy = 0; strategy < _statistics.Length; strategy++)
        {
            if (_statistics[strategy] is { } fold)
            {
                _store.SaveStatistics(_cell, strategy, fold);
            }
        }
    }

    private void AddToStatistics(int[] strategies, IReadOnlyList<DailySeries> series)
    {
        for (int place = 0; place < strategies.Length && _config.Keep != Keep.Outcomes; place++)
        {
            int strategy = strategies[place];
            (_statistics[strategy] ??= _store.ReadStatistics(_cell, strategy)).Add(series[place]);
        }

        if (_config.Replicates.Until is { } until && strategies.Contains(_challenger))
        {
            double Outcome(int strategy) => series[Array.IndexOf(strategies, strategy)][until.Of, _config.Horizons[^1]];
            AddDifference(Outcome(_challenger) - Outcome(_baseline));
        }
    }

    private void AddDifference(double? difference)
    {
        if (difference is { } known)
        {
            _differences.Add(known);
        }
    }
}
