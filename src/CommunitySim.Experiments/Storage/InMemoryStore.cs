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
    private readonly List<DailySeries>[] _runs;
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
        _runs = [.. config.Strategies.Select(_ => new List<DailySeries>())];
    }

    /// <summary>Number of worlds so far, usable or not. The next world has this number.</summary>
    public int Tried => _worlds.Count + _faults.Count;

    /// <summary>Returns a quantile over worlds on a day (from 1), as in results.db; NaN without worlds.</summary>
    public double Quantile(int strategy, Observable observable, int day, double share) =>
        Quantiles.At([.. Values(strategy, observable, day).Order()], share);

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
        Moments.Of(Values(strategy, observable, day));

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
    public double[] Outcomes(int cell, int strategy, int day) => Outcomes(cell, strategy, day, 0, int.MaxValue);

    /// <inheritdoc/>
    public double[] Outcomes(int cell, int strategy, int day, int first, int last)
    {
        (int from, int to) = (_worlds.Count(world => world < first), _worlds.Count(world => world <= last));
        return [.. _runs[strategy][from..to].SelectMany(run => Observables.All.Select(observable => Known(run, observable, day)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<int?[]> Crossovers(int cell) => [.. _crossovers];

    /// <summary>Adds the next worlds, in order.</summary>
    internal void Add(IReadOnlyList<WorldOutcome> worlds)
    {
        foreach (WorldOutcome world in worlds)
        {
            Add(world);
        }
    }

    private IEnumerable<double> Values(int strategy, Observable observable, int day) =>
        _runs[strategy].Select(run => Known(run, observable, day));

    private static double Known(DailySeries run, Observable observable, int day) =>
        run[observable, day] + 0.0; // results.db does not distinguish -0 from 0

    private void Add(WorldOutcome world)
    {
        if (world.Fault is { } fault)
        {
            _faults.Add(fault);
            return;
        }

        _worlds.Add(Tried);
        foreach ((List<DailySeries> runs, DailySeries run) in _runs.Zip(world.Series))
        {
            runs.Add(run);
        }

        if (_config.Challenger is not null)
        {
            DailySeries challenger = world.Series[_config.IndexOf(_config.Challenger)];
            _crossovers.Add(Crossover.Days(challenger, world.Series[_config.IndexOf(_config.Baseline!)]));
        }
    }
}
