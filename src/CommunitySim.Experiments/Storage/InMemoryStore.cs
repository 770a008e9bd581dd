using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// Keeps one cell's runs in memory, for live views. Worlds are added by ascending replicate, and give the same bits
/// as a <see cref="ResultStore"/>.
/// </summary>
public sealed class InMemoryStore : IResultStore
{
    private readonly ExperimentConfig _config;
    private readonly DailyStatistics[] _statistics;
    private readonly Dictionary<(int Strategy, int Day), List<double>> _outcomes;
    private readonly List<int> _worlds = [];
    private readonly List<RunFault> _faults = [];
    private readonly List<int?[]> _crossovers = [];

    /// <exception cref="ArgumentException">The experiment has several cells.</exception>
    public InMemoryStore(ExperimentConfig config)
    {
        if (config.Cells().Count != 1)
        {
            throw new ArgumentException(
                $"A store in memory holds one cell, but {config.Name} has {config.Cells().Count}.", nameof(config));
        }

        _config = config;
        _statistics = [.. config.Strategies.Select(_ => new DailyStatistics(config.Days))];
        _outcomes = Enumerable.Range(0, config.Strategies.Count)
            .SelectMany(strategy => config.KeptDays.Select(day => (strategy, day)))
            .ToDictionary(run => run, _ => new List<double>());
    }

    /// <summary>Number of worlds so far, usable or not. The next world has this number.</summary>
    public int Tried => _worlds.Count + _faults.Count;

    /// <summary>Returns a quantile over worlds on a day (from 1), as in results.db; NaN without worlds.</summary>
    public double Quantile(int strategy, Observable observable, int day, double share) =>
        _statistics[strategy][day].Quantile((int)observable, share);

    /// <inheritdoc/>
    public IReadOnlyList<int> Worlds(int cell) => [.. _worlds];

    /// <inheritdoc/>
    public IReadOnlyList<RunFault> Faults(int cell) => [.. _faults];

    /// <summary>Does nothing, because memory cannot lose rows.</summary>
    public void Audit(int cell)
    {
    }

    /// <inheritdoc/>
    public Moments[] Daily(int cell, int strategy) =>
        _worlds.Count == 0
            ? []
            : [.. _config.SummaryDays.SelectMany(day => Observables.All, (day, observable) => Daily(cell, strategy, observable, day))];

    /// <inheritdoc/>
    public Moments Daily(int cell, int strategy, Observable observable, int day) =>
        _statistics[strategy][day].Moments((int)observable);

    /// <inheritdoc/>
    public (double Low, double High)[] Spread(int cell, int strategy, Observable observable) =>
        _worlds.Count == 0
            ? []
            :
            [
                .. _config.SummaryDays.Select(day =>
                    (Quantile(strategy, observable, day, 0.05), Quantile(strategy, observable, day, 0.95))),
            ];

    /// <inheritdoc/>
    public double[] Outcomes(int cell, int strategy, int day) => [.. _outcomes[(strategy, day)]];

    /// <inheritdoc/>
    public double[] Outcomes(int cell, int strategy, int day, int first, int last)
    {
        (int from, int to) = (_worlds.Count(world => world < first), _worlds.Count(world => world <= last));
        List<double> outcomes = _outcomes[(strategy, day)];
        return [.. outcomes.Skip(from * Observables.Count).Take((to - from) * Observables.Count)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<int?[]> Crossovers(int cell) => [.. _crossovers];

    /// <summary>Adds the next worlds.</summary>
    /// <param name="worlds">The worlds in order.</param>
    /// <param name="threads">Threads that share the days, at least 1. They do not affect the numbers.</param>
    internal void Add(IReadOnlyList<WorldOutcome> worlds, int threads)
    {
        foreach (WorldOutcome world in worlds)
        {
            Add(world);
        }

        // Days are independent of each other, so threads share the days, and each adds the worlds in order.
        WorldOutcome[] usable = [.. worlds.Where(world => world.Fault is null)];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            (int first, int last) = ((part * _config.Days / threads) + 1, (part + 1) * _config.Days / threads);
            foreach (WorldOutcome world in usable)
            {
                for (int strategy = 0; strategy < _statistics.Length; strategy++)
                {
                    _statistics[strategy].Add(world.Series[strategy], first, last);
                }
            }
        });
    }

    private void Add(WorldOutcome world)
    {
        if (world.Fault is { } fault)
        {
            _faults.Add(fault);
            return;
        }

        _worlds.Add(Tried);
        foreach (((int strategy, int day), List<double> values) in _outcomes)
        {
            foreach (double value in world.Series[strategy].On(day))
            {
                values.Add(value + 0.0); // SQLite does not keep -0
            }
        }

        if (_config.Challenger is not null)
        {
            DailySeries challenger = world.Series[_config.IndexOf(_config.Challenger)];
            _crossovers.Add(Crossover.Days(challenger, world.Series[_config.IndexOf(_config.Baseline!)]));
        }
    }
}
