using CommunitySim.Experiments.Config;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment gave: one result per cell. Interrupted, cells hold the worlds that were done.</summary>
public sealed record ExperimentResult(ExperimentConfig Config, IReadOnlyList<CellResult> Cells, bool Interrupted)
{
    /// <summary>Worlds per cell.</summary>
    public WorldCount Worlds { get; } = new(Cells.Min(cell => cell.Replicates), Cells.Max(cell => cell.Replicates));
}

/// <summary>How many worlds the cells hold; an interrupted experiment may have one more in some than in others.</summary>
public readonly record struct WorldCount(int Least, int Most)
{
    /// <summary>Such as "200", or "56 to 57".</summary>
    public override string ToString() => Least == Most ? $"{Least}" : $"{Least} to {Most}";
}

/// <summary>
/// Runs cells × replicates × strategies over the cores. Worlds are begun replicate by replicate and taken in in that
/// order, whichever thread is done first, so the sums do not depend on the number of threads.
/// </summary>
public sealed class Runner
{
    private readonly ExperimentConfig _config;
    private readonly RunProgress _progress;
    private readonly IReadOnlyList<Cell> _cells;
    private readonly Scenario[][] _scenarios;
    private readonly CellResult[] _results;
    private readonly Dictionary<long, IReadOnlyList<DailySeries>> _waiting = [];
    private readonly Lock _order = new();
    private long _begun = -1;
    private long _taken;

    private Runner(ExperimentConfig config, RunProgress progress)
    {
        (_config, _progress, _cells) = (config, progress, config.Cells());
        _scenarios = [.. _cells.Select(cell => config.Strategies.Select(strategy => config.ScenarioFor(cell, strategy)).ToArray())];
        _results = [.. _cells.Select(cell => new CellResult(config, cell))];
    }

    /// <summary>Runs the experiment, or as much of it as there is time for.</summary>
    /// <param name="config">What to run.</param>
    /// <param name="threads">Threads, at least 1; the results do not depend on it.</param>
    /// <param name="progress">Counts as it goes.</param>
    /// <param name="stop">Ends the run early; worlds that are not done are dropped.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads, RunProgress progress, CancellationToken stop)
    {
        Runner runner = new(config, progress);
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] workers = [.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() => runner.Work(failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(workers, CancellationToken.None);
        return new ExperimentResult(config, runner._results, runner._taken < (long)config.Replicates * runner._cells.Count);
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            for (long world = Interlocked.Increment(ref _begun); world < (long)_config.Replicates * _cells.Count; world = Interlocked.Increment(ref _begun))
            {
                if (Live((int)(world % _cells.Count), (uint)(world / _cells.Count), stop.Token) is not { } series)
                {
                    return;
                }

                Take(world, series);
            }
        }
        catch
        {
            stop.Cancel(); // the others need not go on; the fault itself is thrown by WaitAll
            throw;
        }
    }

    /// <summary>One world under every strategy; null when stopped.</summary>
    private List<DailySeries>? Live(int cell, uint replicate, CancellationToken stop)
    {
        Scenario[] scenarios = _scenarios[cell];
        if (stop.IsCancellationRequested)
        {
            return null;
        }

        World world = Build(scenarios[0], new Luck(_config.Seed, replicate));
        List<DailySeries> series = [];
        foreach (Scenario scenario in scenarios)
        {
            Simulation simulation = new(scenario, world, _config.Days);
            while (simulation.Day < _config.Days)
            {
                if (stop.IsCancellationRequested)
                {
                    return null;
                }

                simulation.Step();
                _progress.AddDay(world.Members);
            }

            series.Add(simulation.Series);
            _progress.AddRun();
        }

        return series;
    }

    private World Build(Scenario scenario, Luck luck)
    {
        NetworkParameters network = scenario.Community.Network;
        SocialNetwork ties = network.Kind == NetworkKind.File ? _config.Networks[network.Path] : NetworkGenerator.Build(scenario.Community, luck);
        return new World(ties, scenario.Member, luck);
    }

    private void Take(long world, IReadOnlyList<DailySeries> series)
    {
        lock (_order)
        {
            _waiting.Add(world, series);
            while (_waiting.Remove(_taken, out IReadOnlyList<DailySeries>? next))
            {
                _results[_taken % _cells.Count].Add(next);
                _taken++;
            }
        }
    }
}
