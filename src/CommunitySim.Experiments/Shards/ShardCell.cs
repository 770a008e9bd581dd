using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Shards;

/// <summary>
/// The worlds of a cell that a shard simulates. With a fixed number of replicates, shards share the worlds of each cell. With a
/// precision they share the cells, because only all earlier worlds say whether a cell needs another.
/// </summary>
internal sealed class ShardCell : IWorldTaker
{
    private readonly ExperimentConfig _config;
    private readonly int _cell, _challenger, _baseline;
    private readonly Shard _shard;
    private readonly ShardFile _file;
    private readonly HashSet<int> _there;
    private readonly Observations _differences = new();
    private int _left;

    /// <summary>Continues a cell from the records of a shard's file.</summary>
    /// <param name="config">The experiment or study.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="file">The shard's file.</param>
    /// <param name="there">Replicates of the cell in the file.</param>
    public ShardCell(ExperimentConfig config, int cell, Shard shard, ShardFile file, IEnumerable<int> there)
    {
        (_config, _cell, _shard, _file, _there) = (config, cell, shard, file, [.. there]);
        if (HasPrecision)
        {
            (_challenger, _baseline) = (config.IndexOf(config.Challenger!), config.IndexOf(config.Baseline!));
            for (; _there.Contains(First); First++)
            {
                Note(file.Read((cell, First)));
            }
        }
        else
        {
            _left = Enumerable.Range(0, config.Replicates.AtMost).Count(replicate => IsWanted(replicate));
        }
    }

    /// <inheritdoc/>
    public int First { get; private set; }

    /// <inheritdoc/>
    public int Limit => HasPrecision ? WorldsWanted.Limit(_config.Replicates, First, _differences) : _config.Replicates.AtMost;

    /// <inheritdoc/>
    public bool IsComplete => HasPrecision
        ? !_shard.Has(_cell) || First >= _config.Replicates.AtMost || WorldsWanted.AreEnough(_config.Replicates, _differences)
        : _left == 0;

    private bool HasPrecision => _config.Replicates.Until is not null && _config.Challenger is not null;

    /// <inheritdoc/>
    public int[] MissingStrategies(int replicate) => IsWanted(replicate) ? [.. Enumerable.Range(0, _config.Strategies.Count)] : [];

    /// <inheritdoc/>
    public void Add(int replicate, WorldRecord world)
    {
        _file.Add(_cell, replicate, world);
        _left--;
        if (HasPrecision)
        {
            Note(world);
            First++;
        }
    }

    private bool IsWanted(int replicate) =>
        !_there.Contains(replicate) && (HasPrecision || _shard.Has(((long)_cell * _config.Replicates.AtMost) + replicate));

    private void Note(WorldRecord world)
    {
        if (world.Fault is null)
        {
            int last = _config.Keep == Keep.Daily ? _config.Horizons[^1] - 1 : _config.Horizons.Count - 1;
            int at = (last * Observables.Count) + (int)_config.Replicates.Until!.Of;
            _differences.Add(world.Runs[_challenger].Outcomes[at] - world.Runs[_baseline].Outcomes[at]);
        }
    }
}
