using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>The results of one cell, read from the store on demand.</summary>
public sealed class CellResult
{
    private readonly ExperimentConfig _config;
    private readonly IResultStore _record;
    private CrossoverSpread[]? _crossovers;
    private IReadOnlyList<int?[]>? _crossoverDays;

    internal CellResult(ExperimentConfig config, IResultStore record, Cell cell)
    {
        (_config, _record, Cell) = (config, record, cell);
        record.Audit(cell.Index);
        (Worlds, Faults) = (record.Worlds(cell.Index), record.Faults(cell.Index));
    }

    public Cell Cell { get; }

    /// <summary>The numbers of the usable worlds, ascending, from 0.</summary>
    public IReadOnlyList<int> Worlds { get; }

    /// <summary>The failed worlds.</summary>
    public IReadOnlyList<RunFault> Faults { get; }

    /// <summary>Number of usable worlds.</summary>
    public int Replicates => Worlds.Count;

    /// <summary>Returns an observable's mean on a day (from 1) with its 95% interval, from the stored moments.</summary>
    public Interval Daily(int strategy, Observable observable, int day) =>
        Interval.OfMean(_record.Daily(Cell.Index, strategy, observable, day), Bounds.Of(observable));

    /// <summary>
    /// Returns an observable's mean at a horizon (by position) with its 95% interval, from the values of all worlds.
    /// Equal values give an interval without width, because the model fixes some levels, such as the reach of an
    /// absent brand.
    /// </summary>
    public Interval AtHorizon(int strategy, Observable observable, int horizon)
    {
        Observations worlds = Observations.Of(Runs(strategy, observable, horizon));
        return worlds.Mean(worlds.Differing == 0 ? Bounds.None : Bounds.Of(observable));
    }

    /// <summary>Returns an observable's mean with its 95% interval on each day with statistics.</summary>
    public IReadOnlyList<Interval> Daily(int strategy, Observable observable)
    {
        Moments[] days = _record.Daily(Cell.Index, strategy);
        return
        [
            .. Enumerable.Range(0, _config.SummaryDays.Count)
                .Select(day => days.Length == 0 ? default : days[(day * Observables.Count) + (int)observable])
                .Select(moments => Interval.OfMean(moments, Bounds.Of(observable))),
        ];
    }

    /// <summary>Returns an observable's 5% and 95% quantiles on each day; empty if the store keeps no daily statistics.</summary>
    public IReadOnlyList<(double Low, double High)> Spread(int strategy, Observable observable) =>
        _record.Spread(Cell.Index, strategy, observable);

    /// <summary>Returns an observable at a horizon (by position), one value per world.</summary>
    public IReadOnlyList<double> Runs(int strategy, Observable observable, int horizon)
    {
        double[] all = _record.Outcomes(Cell.Index, strategy, _config.Horizons[horizon]);
        return
        [
            .. Enumerable.Range(0, all.Length / Observables.Count)
                .Select(world => all[(world * Observables.Count) + (int)observable]),
        ];
    }

    /// <summary>Returns the spread of an observable's crossover days over worlds.</summary>
    public CrossoverSpread Crossover(Observable observable) => (_crossovers ??= Crossovers())[(int)observable];

    /// <summary>Compares challenger and baseline on an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon) =>
        Compare(observable, horizon, _config.Baseline!, _config.Challenger!);

    /// <summary>Compares any two strategies on an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon, string baseline, string challenger) => PairedComparison.Of(
        Runs(_config.IndexOf(baseline), observable, horizon), Runs(_config.IndexOf(challenger), observable, horizon),
        observable.LessIsBetter(), Bounds.Of(observable));

    /// <summary>Returns the crossover day of each world, or null if the challenger is not ahead at the end.</summary>
    public IReadOnlyList<int?> CrossoverDays(Observable observable) => [.. Days.Select(world => world[(int)observable])];

    /// <summary>Returns the crossover day of each world for any two strategies. Most pairs need daily values.</summary>
    public IReadOnlyList<int?> CrossoverDays(Observable observable, string strategy, string over)
    {
        if (strategy == _config.Challenger && over == _config.Baseline)
        {
            return CrossoverDays(observable);
        }

        double sign = observable.LessIsBetter() ? -1 : 1;
        double[][] leads = [.. Worlds.Select(_ => new double[_config.Days])];
        for (int day = 1; day <= _config.Days; day++)
        {
            double[] one = _record.Outcomes(Cell.Index, _config.IndexOf(strategy), day);
            double[] other = _record.Outcomes(Cell.Index, _config.IndexOf(over), day);
            for (int world = 0; world < leads.Length; world++)
            {
                int at = (world * Observables.Count) + (int)observable;
                leads[world][day - 1] = sign * (one[at] - other[at]);
            }
        }

        return [.. leads.Select(lead => Statistics.Crossover.Day(lead))];
    }

    private IReadOnlyList<int?[]> Days => _crossoverDays ??= _record.Crossovers(Cell.Index);

    private CrossoverSpread[] Crossovers() =>
        [.. Observables.All.Select(observable => CrossoverSpread.Of(CrossoverDays(observable)))];
}
