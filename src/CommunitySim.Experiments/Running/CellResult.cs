using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Running;

/// <summary>What was observed in one cell: daily moments over worlds, every run at the horizons, and crossover days.</summary>
public sealed class CellResult
{
    private readonly ExperimentConfig _config;
    private readonly Moments[][] _daily;
    private readonly List<double[]>[] _runs;
    private readonly List<int?[]> _crossovers = [];

    internal CellResult(ExperimentConfig config, Cell cell)
    {
        (_config, Cell) = (config, cell);
        _daily = [.. config.Strategies.Select(_ => new Moments[config.Days * Observables.Count])];
        _runs = [.. config.Strategies.Select(_ => new List<double[]>())];
    }

    /// <summary>The cell.</summary>
    public Cell Cell { get; }

    /// <summary>Worlds taken in, numbered from 0.</summary>
    public int Replicates => _runs[0].Count;

    /// <summary>An observable's mean over worlds on a day (from 1) with its 95% interval.</summary>
    public Interval Daily(int strategy, Observable observable, int day) =>
        _daily[strategy][((day - 1) * Observables.Count) + (int)observable].Interval;

    /// <summary>An observable at a horizon (by position), one value per world.</summary>
    public IReadOnlyList<double> Runs(int strategy, Observable observable, int horizon) =>
        [.. _runs[strategy].Select(run => run[(horizon * Observables.Count) + (int)observable])];

    /// <summary>An observable of one run at a horizon (by position).</summary>
    public double Run(int strategy, int replicate, Observable observable, int horizon) =>
        _runs[strategy][replicate][(horizon * Observables.Count) + (int)observable];

    /// <summary>Crossover days of an observable over worlds.</summary>
    public CrossoverSpread Crossover(Observable observable) => CrossoverSpread.Of([.. _crossovers.Select(world => world[(int)observable])]);

    /// <summary>The comparison of challenger and baseline for an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon) => Compare(observable, horizon, _config.Baseline!, _config.Challenger!);

    /// <summary>The comparison of any two strategies for an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon, string baseline, string challenger) => PairedComparison.Of(
        Runs(IndexOf(baseline), observable, horizon), Runs(IndexOf(challenger), observable, horizon), observable.LessIsBetter());

    /// <summary>Takes in the next world: one series per strategy.</summary>
    internal void Add(IReadOnlyList<DailySeries> world)
    {
        for (int strategy = 0; strategy < world.Count; strategy++)
        {
            AddDays(_daily[strategy], world[strategy]);
            _runs[strategy].Add([.. _config.Horizons.SelectMany(day => world[strategy].On(day).ToArray())]);
        }

        if (_config.Challenger is not null)
        {
            (DailySeries challenger, DailySeries baseline) = (world[IndexOf(_config.Challenger)], world[IndexOf(_config.Baseline!)]);
            _crossovers.Add([.. Observables.All.Select(observable => Statistics.Crossover.Day(Statistics.Crossover.Lead(challenger, baseline, observable)))]);
        }
    }

    private static void AddDays(Moments[] moments, DailySeries series)
    {
        for (int day = 1; day <= series.Days; day++)
        {
            ReadOnlySpan<double> values = series.On(day);
            Span<Moments> today = moments.AsSpan((day - 1) * values.Length, values.Length);
            for (int observable = 0; observable < values.Length; observable++)
            {
                today[observable].Add(values[observable]);
            }
        }
    }

    private int IndexOf(string strategy) => _config.Strategies.Select(found => found.Name).ToList().IndexOf(strategy);
}
