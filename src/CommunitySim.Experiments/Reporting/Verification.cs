using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A run that was lived again.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Replicate">The world.</param>
/// <param name="Difference">What differs from the store, or null where every bit agrees.</param>
public sealed record Repeated(Cell Cell, int Replicate, string? Difference);

/// <summary>Lives worlds of a finished experiment again and compares every day of every strategy with what was stored.</summary>
public static class Verification
{
    /// <summary>Worlds evenly spread over all that there are, the first and the last among them.</summary>
    /// <param name="result">A finished experiment.</param>
    /// <param name="count">How many, at least 1; all where there are no more.</param>
    public static IReadOnlyList<(Cell Cell, int Replicate)> Sample(ExperimentResult result, long count)
    {
        (Cell Cell, int Replicate)[] all =
        [
            .. result.Cells.SelectMany(cell =>
                cell.Worlds
                    .Concat(cell.Faults.Select(fault => fault.Replicate))
                    .Order()
                    .Select(replicate => (cell.Cell, replicate)))
        ];
        return count >= all.Length ? all
            : count == 1 ? [all[0]]
            : [.. Enumerable.Range(0, (int)count).Select(index => all[index * (all.Length - 1L) / (count - 1)])];
    }

    /// <summary>Lives worlds again, over some threads.</summary>
    /// <param name="result">The finished experiment.</param>
    /// <param name="config">Its experiment, with networks.</param>
    /// <param name="worlds">Which.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="stop">Ends it early, by an <see cref="OperationCanceledException"/>.</param>
    public static IReadOnlyList<Repeated> Repeat(
        ExperimentResult result,
        ExperimentConfig config,
        IReadOnlyList<(Cell Cell, int Replicate)> worlds,
        int threads,
        CancellationToken stop)
    {
        WorldRun run = new(config, RunProgress.For(config));
        Repeated[] repeated = new Repeated[worlds.Count];
        Lock store = new();
        Parallel.For(0, worlds.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, index =>
        {
            (Cell cell, int replicate) = worlds[index];
            WorldOutcome world = run.Simulate(run.Scenarios(cell), replicate, stop) ?? throw new OperationCanceledException(stop);
            lock (store)
            {
                repeated[index] = new Repeated(cell, replicate, Difference(result, cell, replicate, world));
            }
        });
        return repeated;
    }

    /// <summary>Whether what the store says of days, taken together, is what its runs say on the days that are kept of them.</summary>
    /// <param name="result">A finished experiment.</param>
    /// <returns>What differs, in words; nothing where every bit agrees.</returns>
    public static IReadOnlyList<string> DaysThatDiffer(ExperimentResult result) =>
    [
        .. from cell in result.Cells
           from strategy in Enumerable.Range(0, result.Config.Strategies.Count)
           from day in result.Config.Horizons
           from observable in Observables.All
           let runs = cell.Runs(strategy, observable, result.Config.Horizons.ToList().IndexOf(day))
           where cell.Replicates > 0 && cell.Daily(strategy, observable, day) != Interval.OfMean(Moments.Of(runs), Bounds.Of(observable))
           select $"{(cell.Cell.Label.Length == 0 ? "" : $"{cell.Cell.Label}, ")}"
               + $"{result.Config.Strategies[strategy].Name}: "
               + $"{observable.Name()} on day {day} is not the mean of the runs",
    ];

    /// <summary>Runs the whole experiment again, into a file beside nothing else.</summary>
    /// <param name="result">The finished experiment.</param>
    /// <param name="config">Its experiment, with networks.</param>
    /// <param name="file">A file that is not there yet.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="stop">Ends it early, by an <see cref="OperationCanceledException"/>.</param>
    /// <returns>In which tables the stored rows differ from those that came out; nothing where every row agrees.</returns>
    public static IReadOnlyList<string> RunAgain(ExperimentResult result, ExperimentConfig config, string file, int threads, CancellationToken stop)
    {
        string copy = file + ".copy";
        using (ResultStore again = ResultStore.Open(file, config))
        {
            new Runner(config, again).Run(threads, stop);
            stop.ThrowIfCancellationRequested();
            again.WriteCopy(copy);
        }

        return result.Store.TablesThatDiffer(copy);
    }

    private static string? Difference(ExperimentResult result, Cell cell, int replicate, WorldOutcome world)
    {
        RunFault? stored = result.Cells[cell.Index].Faults.FirstOrDefault(fault => fault.Replicate == replicate);
        if (stored != world.Fault)
        {
            return $"it {(stored is null ? "went well" : $"failed ({stored.Cause})")}, "
                + $"and now {(world.Fault is null ? "goes well" : $"fails ({world.Fault.Cause})")}";
        }

        for (int strategy = 0; strategy < world.Series.Count; strategy++)
        {
            if (!result.Store.Series(cell.Index, strategy, replicate).AsSpan().SequenceEqual(SeriesHash.Compute(world.Series[strategy])))
            {
                return $"under {result.Config.Strategies[strategy].Name} its days come out otherwise";
            }

            foreach (int day in result.Config.KeptDays)
            {
                ReadOnlySpan<double> now = world.Series[strategy].On(day);
                if (!result.Store.Outcomes(cell.Index, strategy, day, replicate, replicate).AsSpan().SequenceEqual(now))
                {
                    return $"under {result.Config.Strategies[strategy].Name} the numbers kept of day {day} are others";
                }
            }
        }

        return result.Config.Challenger is null || world.Fault is not null || result.Store.HasCrossovers(cell.Index, replicate, world.Series)
            ? null
            : "its crossover days are others";
    }
}
