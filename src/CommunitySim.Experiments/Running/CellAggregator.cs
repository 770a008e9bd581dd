using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Takes in the worlds of one cell, replicate by replicate: into the store, into the fold of its days, and towards the
/// decision whether there are enough. What it decides depends on the worlds and their order alone. Strategies that have a world
/// already do not live it again.
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

    /// <summary>Goes on with a cell from what is stored of it.</summary>
    /// <exception cref="InputException">What is stored is damaged.</exception>
    public CellAggregator(ExperimentConfig config, ResultStore store, int cell)
    {
        (_config, _store, _cell) = (config, store, cell);
        _had = store.Tried(cell);
        _statistics = new DailyStatistics?[_had.Length];
        (_challenger, _baseline) = config.Challenger is null ? (-1, -1) : (config.IndexOf(config.Challenger), config.IndexOf(config.Baseline!));
        Tried = _had.Min();
        if (config.Replicates.Until is not null)
        {
            foreach (double? difference in store.Differences(cell, _challenger, _baseline))
            {
                AddDifference(difference);
            }
        }
    }

    /// <summary>Worlds that every strategy has, usable or not; the next is of this number.</summary>
    public int Tried { get; private set; }

    /// <summary>Runs that are stored, usable or not.</summary>
    public long Runs => _had.Sum(worlds => (long)Math.Max(worlds, Tried));

    /// <summary>Whether a world failed under one strategy after others had completed it. The cell then starts again.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Whether there are enough.</summary>
    public bool IsComplete =>
        Tried >= _config.Replicates.AtMost
        || (_challenger >= 0
            && Tried >= _had[_challenger]
            && WorldsWanted.AreEnough(_config.Replicates, _differences));

    /// <summary>The strategies, by position, that have not lived a world yet.</summary>
    public int[] MissingStrategies(int replicate) => [.. Enumerable.Range(0, _had.Length).Where(strategy => _had[strategy] <= replicate)];

    /// <summary>Takes in the next world, lived by those that lacked it; after the last the days are saved and forgotten.</summary>
    public void Add(WorldOutcome world)
    {
        int[] lived = MissingStrategies(Tried);
        if (world.Fault is { } fault)
        {
            if (lived.Length < _had.Length)
            {
                // A world that fails counts for no strategy, and what was folded of it cannot be taken out again.
                _store.Clear(_cell);
                _statistics = new DailyStatistics?[_had.Length];
                IsSpoilt = true;
                return;
            }

            _store.Add(_cell, fault);
        }
        else
        {
            _store.Add(_cell, Tried, lived, world.Series);
            AddToStatistics(lived, world.Series);
        }

        Tried++;
        if (IsComplete)
        {
            Save();
            _statistics = new DailyStatistics?[_had.Length];
        }
    }

    /// <summary>Puts what is known of the days into the store; to be done before what was taken is committed.</summary>
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

    private void AddToStatistics(int[] lived, IReadOnlyList<DailySeries> series)
    {
        for (int place = 0; place < lived.Length && _config.Keep != Keep.Outcomes; place++)
        {
            int strategy = lived[place];
            (_statistics[strategy] ??= _store.ReadStatistics(_cell, strategy)).Add(series[place]);
        }

        if (_config.Replicates.Until is { } until && lived.Contains(_challenger))
        {
            int day = _config.Horizons[^1];
            AddDifference(series[Array.IndexOf(lived, _challenger)][until.Of, day] - series[Array.IndexOf(lived, _baseline)][until.Of, day]);
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
