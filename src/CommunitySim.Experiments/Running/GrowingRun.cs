using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// An experiment of one cell whose worlds are lived piece by piece, so that somebody can look in between and give up at any
/// time. Which pieces it was lived in, and on how many threads, does not show in its numbers.
/// </summary>
public sealed class GrowingRun
{
    private readonly ExperimentConfig _config;
    private readonly WorldRun _worlds;
    private readonly Scenario[] _scenarios;

    /// <summary>An experiment of which no world has been lived.</summary>
    /// <exception cref="ArgumentException">It has several cells.</exception>
    public GrowingRun(ExperimentConfig config)
    {
        (_config, Record) = (config, new InMemoryStore(config));
        _worlds = new WorldRun(config, RunProgress.For(config));
        _scenarios = _worlds.Scenarios(config.Cells()[0]);
    }

    /// <summary>What is known so far.</summary>
    public InMemoryStore Record { get; }

    /// <summary>The same as a result; it holds until the next piece is lived.</summary>
    public ExperimentResult Result => new(_config, Record);

    /// <summary>Worlds that are lacking.</summary>
    public int Remaining => _config.Replicates.AtMost - Record.Tried;

    /// <summary>Lives the next worlds.</summary>
    /// <param name="worlds">How many, at least 1; no more than are lacking are lived.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="stop">Gives up; what this piece has lived is dropped.</param>
    /// <returns>Whether they were lived.</returns>
    public bool Simulate(int worlds, int threads, CancellationToken stop)
    {
        WorldOutcome?[] lived = new WorldOutcome?[Math.Min(worlds, Remaining)];
        int first = Record.Tried, begun = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int world; (world = Interlocked.Increment(ref begun)) < lived.Length;)
            {
                lived[world] = _worlds.Simulate(_scenarios, first + world, stop);
            }
        });
        if (Array.Exists(lived, world => world is null))
        {
            return false;
        }

        Record.Add(lived!, threads);
        return true;
    }
}
