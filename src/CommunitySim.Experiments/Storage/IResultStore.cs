using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// What is known of an experiment's runs, cell by cell: <see cref="Storage.ResultStore"/> on disk, <see cref="InMemoryStore"/> while
/// somebody waits. Results, texts and tables are made from either alike.
/// </summary>
public interface IResultStore
{
    /// <summary>Replicates of a cell that can be used, ascending.</summary>
    IReadOnlyList<int> Worlds(int cell);

    /// <summary>Worlds of a cell that could not be used, by replicate.</summary>
    IReadOnlyList<RunFault> Faults(int cell);

    /// <summary>Makes sure that every usable world has all that a world has.</summary>
    /// <exception cref="InputException">Something is missing; names what.</exception>
    void Audit(int cell);

    /// <summary>What is known of a strategy on the told days, observable by observable within a day from the first; empty without worlds.</summary>
    Moments[] Daily(int cell, int strategy);

    /// <summary>What is known of an observable on a told day.</summary>
    Moments Daily(int cell, int strategy, Observable observable, int day);

    /// <summary>
    /// The values below which 5% and 95% of the worlds lie, of an observable on each told day; empty where days are not kept. They
    /// are exact up to nine worlds, and estimated beyond (P², Jain and Chlamtac 1985).
    /// </summary>
    (double Low, double High)[] Spread(int cell, int strategy, Observable observable);

    /// <summary>All observables of every usable run on a kept day: as many numbers a run as there are observables.</summary>
    double[] Outcomes(int cell, int strategy, int day);

    /// <summary>The same for replicates from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    double[] Outcomes(int cell, int strategy, int day, int first, int last);

    /// <summary>Crossover days, one (or null) per observable for every usable world; none where nothing is compared.</summary>
    IReadOnlyList<int?[]> Crossovers(int cell);
}
