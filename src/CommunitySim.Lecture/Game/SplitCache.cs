using CommunitySim.Experiments.Config;

namespace CommunitySim.Lecture.Game;

/// <summary>The best splits that were found lately, by settings and goal, so that a second game does not search again.</summary>
internal sealed class SplitCache
{
    private const int MostKept = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FoundSplit> _found = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What was found for these settings, or null.</summary>
    public FoundSplit? Known(ExperimentConfig config, Observable goal)
    {
        lock (_lock)
        {
            return _found.GetValueOrDefault(KeyOf(config, goal));
        }
    }

    /// <summary>Keeps what was found; of very many the oldest is forgotten.</summary>
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

    // What the player chose has no say in which split is best.
    private static string KeyOf(ExperimentConfig config, Observable goal) =>
        $"{goal.Name()} {ConfigWriter.Write(config with { Strategies = [.. config.Strategies.Where(strategy => strategy.Name != GameExperiment.You)] })}";
}
