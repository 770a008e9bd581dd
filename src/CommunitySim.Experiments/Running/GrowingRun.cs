using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Simulates an experiment of one cell piece by piece, so that its results can be read in between. It can stop at any
/// time. Neither the pieces nor the threads affect its numbers.
/// </summary>
public sealed class GrowingRun
{
    private readonly ExperimentConfig _config;
    private readonly WorldRun _worlds;
    private readonly Cell _cell;
    private readonly Scenario[] _scenarios;
    private readonly int[] _strategies;

    /// <exception cref="ArgumentException">The experiment has several cells.</exception>
    public GrowingRun(ExperimentConfig config)
    {
        (_config, Record) = (config, new InMemoryStore(config));
        _worlds = new WorldRun(config, RunProgress.For(config));
        _cell = config.Cells()[0];
        _scenarios = _worlds.Scenarios(_cell);
        _strategies = [.. Enumerable.Range(0, _scenarios.Length)];
    }

    /// <summary>The worlds so far.</summary>
    public InMemoryStore Record { get; }

    /// <summary>The results so far, which are valid until the next piece.</summary>
    public ExperimentResult Result => new(_config, Record);

    /// <summary>Number of worlds still to simulate.</summary>
    public int Remaining => _config.Replicates.AtMost - Record.Tried;

    /// <summary>Simulates the next worlds.</summary>
    /// <param name="worlds">The number of worlds, at least 1. It is capped at <see cref="Remaining"/>.</param>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <param name="stop">Stops this piece and drops its worlds.</param>
    /// <returns>Whether the piece is complete.</returns>
    public bool Simulate(int worlds, int threads, CancellationToken stop)
    {
        WorldOutcome?[] outcomes = new WorldOutcome?[Math.Min(worlds, Remaining)];
        int first = Record.Tried, begun = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int world; (world = Interlocked.Increment(ref begun)) < outcomes.Length;)
            {
                outcomes[world] = _worlds.Simulate(_cell, _scenarios, _strategies, first + world, stop);
            }
        });
        if (Array.Exists(outcomes, world => world is null))
        {
            return false;
        }

        Record.Add(outcomes!);
        return true;
    }
}
