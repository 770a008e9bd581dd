using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// Gives the results of an experiment's runs, cell by cell. <see cref="ResultStore"/> keeps them on disk, and
/// <see cref="InMemoryStore"/> in memory for live views.
/// </summary>
public interface IResultStore
{
    /// <summary>Returns the usable replicates of a cell, ascending.</summary>
    IReadOnlyList<int> Worlds(int cell);

    /// <summary>Returns the failed worlds of a cell, by replicate.</summary>
    IReadOnlyList<RunFault> Faults(int cell);

    /// <summary>Checks that every usable world is complete.</summary>
    /// <exception cref="InputException">Something is missing; the message names it.</exception>
    void Audit(int cell);

    /// <summary>
    /// Returns a strategy's moments on all days with statistics: all observables of the first day, then of the next.
    /// The array is empty without worlds.
    /// </summary>
    Moments[] Daily(int cell, int strategy);

    /// <summary>Returns the moments of an observable on a day with statistics.</summary>
    Moments Daily(int cell, int strategy, Observable observable, int day);

    /// <summary>
    /// Returns an observable's 5% and 95% quantiles over worlds on each day; empty if the store keeps no daily
    /// statistics.
    /// </summary>
    (double Low, double High)[] Spread(int cell, int strategy, Observable observable);

    /// <summary>Returns all observables of every usable run on a kept day, run after run.</summary>
    double[] Outcomes(int cell, int strategy, int day);

    /// <summary>Returns the outcomes of replicates from <paramref name="first"/> to and including <paramref name="last"/>.</summary>
    double[] Outcomes(int cell, int strategy, int day, int first, int last);

    /// <summary>Returns a crossover day (or null) per observable for every usable world; empty for one strategy.</summary>
    IReadOnlyList<int?[]> Crossovers(int cell);
}
