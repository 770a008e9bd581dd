using System.Diagnostics;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Adds the worlds of one cell to the store, replicate by replicate, and decides whether there are enough. The decision
/// depends only on the worlds and their order. A strategy that already has a world does not run it again.
/// </summary>
internal sealed class CellAggregator : IWorldTaker
{
    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly int _cell;
    private readonly int[] _had;
    private readonly int _challenger, _baseline;
    private readonly Observations _differences = new();

    /// <summary>Continues a cell from its stored runs.</summary>
    /// <exception cref="InputException">The stored runs are damaged.</exception>
    public CellAggregator(ExperimentConfig config, ResultStore store, int cell)
    {
        (_config, _store, _cell) = (config, store, cell);
        _had = store.Tried(cell);
        (_challenger, _baseline) = config.Challenger is null
            ? (-1, -1)
            : (config.IndexOf(config.Challenger), config.IndexOf(config.Baseline!));
        Tried = _had.Min();
        if (config.Replicates.Until is not null)
        {
            double?[] differences = [.. store.Differences(cell, _challenger, _baseline).Take(Tried)];
            Tried = 0;
            while (Tried < differences.Length && !IsComplete)
            {
                AddDifference(differences[Tried++]);
            }
        }
    }

    /// <summary>Number of worlds that every strategy has, usable or not. The next world has this number.</summary>
    public int Tried { get; private set; }

    /// <inheritdoc/>
    public int First => Tried;

    /// <inheritdoc/>
    public int Limit => WorldsWanted.Limit(_config.Replicates, Tried, _differences);

    /// <summary>Number of stored runs, usable or not.</summary>
    public long Runs => _had.Sum(worlds => (long)Math.Max(worlds, Tried));

    /// <summary>Whether the cell has enough worlds.</summary>
    public bool IsComplete =>
        Tried >= _config.Replicates.AtMost
        || (_challenger >= 0 && WorldsWanted.AreEnough(_config.Replicates, _differences));

    /// <inheritdoc/>
    public int[] MissingStrategies(int replicate) =>
        [.. Enumerable.Range(0, _had.Length).Where(strategy => _had[strategy] <= replicate)];

    /// <inheritdoc/>
    public void Add(int replicate, WorldRecord world)
    {
        Debug.Assert(replicate == Tried, "worlds come one after the other");
        if (world.Fault is { } fault)
        {
            // A failed world counts for no strategy, also where others had completed it.
            _store.Remove(_cell, Tried, Tried);
            _store.Add(_cell, fault);
        }
        else
        {
            _store.Add(_cell, Tried, world);
        }

        if (_config.Replicates.Until is not null)
        {
            AddDifference(_store.Difference(_cell, _challenger, _baseline, Tried));
        }

        Tried++;
        if (IsComplete)
        {
            Finish();
        }
    }

    /// <summary>Removes superfluous worlds of a complete cell, and saves its statistics.</summary>
    public void Finish()
    {
        if (_had.Max() > Tried)
        {
            _store.Remove(_cell, Tried, int.MaxValue);
        }

        if (_config.Keep != Keep.Outcomes && !_store.HasStatistics(_cell))
        {
            _store.SaveStatistics(_cell);
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
