using CommunitySim.Experiments.Config;

namespace CommunitySim.Lecture.Game;

/// <summary>Keeps the best splits by settings and goal, so that another game does not repeat the search.</summary>
internal sealed class SplitCache
{
    private const int MostKept = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FoundSplit> _found = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Finds the split for these settings, or null.</summary>
    public FoundSplit? Find(ExperimentConfig config, Observable goal)
    {
        lock (_lock)
        {
            return _found.GetValueOrDefault(KeyOf(config, goal));
        }
    }

    /// <summary>Keeps a split, and drops the oldest if there are too many.</summary>
    public void Keep(ExperimentConfig config, Observable goal, FoundSplit found)
    {
        string key = KeyOf(config, goal);
        lock (_lock)
        {
            if (!_found.TryAdd(key, found))
            {
                return;
            }

            _order.Enqueue(key);
            if (_order.Count > MostKept)
            {
                _found.Remove(_order.Dequeue());
            }
        }
    }

    // The player's choices do not affect which split is best.
    private static string KeyOf(ExperimentConfig config, Observable goal) =>
        $"{goal.Name()} {ConfigWriter.Write(config with { Strategies = [.. config.Strategies.Where(strategy => strategy.Name != GameExperiment.You)] })}";
}
