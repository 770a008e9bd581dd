using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A world that was run again.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Replicate">The world.</param>
/// <param name="Difference">The first difference from the store, or null if every bit agrees.</param>
public sealed record Repeated(Cell Cell, int Replicate, string? Difference);

/// <summary>Runs worlds of a finished experiment again and compares every day with the store.</summary>
public static class Verification
{
    /// <summary>Picks worlds spread evenly over the experiment, including the first and the last.</summary>
    /// <param name="result">A finished experiment.</param>
    /// <param name="count">How many, at least 1. The sample has all worlds if there are no more.</param>
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

    /// <summary>Runs worlds again in parallel.</summary>
    /// <param name="result">The finished experiment.</param>
    /// <param name="config">Its experiment, with networks.</param>
    /// <param name="worlds">The worlds to run.</param>
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
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = stop };
        Parallel.For(0, worlds.Count, options, index =>
        {
            (Cell cell, int replicate) = worlds[index];
            Scenario[] scenarios = run.Scenarios(cell);
            WorldOutcome world =
                run.Simulate(cell, scenarios, [.. Enumerable.Range(0, scenarios.Length)], replicate, stop) ?? throw new OperationCanceledException(stop);
            lock (store)
            {
                repeated[index] = new Repeated(cell, replicate, Difference(result, cell, replicate, world));
            }
        });
        return repeated;
    }

    /// <summary>Finds stored daily means that are not the means of the stored runs.</summary>
    /// <param name="result">A finished experiment.</param>
    /// <returns>One sentence per difference; empty if every bit agrees.</returns>
    public static IReadOnlyList<string> DaysThatDiffer(ExperimentResult result) =>
    [
        .. from cell in result.Cells
           from strategy in Enumerable.Range(0, result.Config.Strategies.Count)
           from day in result.Config.Horizons
           from observable in result.Config.Observed
           let runs = cell.Runs(strategy, observable, result.Config.Horizons.ToList().IndexOf(day))
           where cell.Replicates > 0 && cell.Daily(strategy, observable, day) != Interval.OfMean(Moments.Of(runs), Bounds.Of(observable))
           select $"{(cell.Cell.Label.Length == 0 ? "" : $"{cell.Cell.Label}, ")}"
               + $"{result.Config.Strategies[strategy].Name}: "
               + $"{observable.Name()} on day {day} is not the mean of the runs",
    ];

    /// <summary>Runs the whole experiment again, into a file of its own.</summary>
    /// <param name="result">The finished experiment.</param>
    /// <param name="config">Its experiment, with networks.</param>
    /// <param name="file">The path of a file that does not exist yet.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="stop">Ends it early, by an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The tables whose stored rows differ from the new ones; empty if every row agrees.</returns>
    public static IReadOnlyList<string> RunAgain(
        ExperimentResult result,
        ExperimentConfig config,
        string file,
        int threads,
        CancellationToken stop)
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
            return $"it {(stored is null ? "succeeded" : $"failed ({stored.Cause})")} before "
                + $"and now {(world.Fault is null ? "succeeds" : $"fails ({world.Fault.Cause})")}";
        }

        for (int strategy = 0; strategy < world.Series.Count; strategy++)
        {
            string name = result.Config.Strategies[strategy].Name;
            byte[] hash = result.Store.Series(cell.Index, strategy, replicate);
            if (!hash.AsSpan().SequenceEqual(SeriesHash.Compute(world.Series[strategy])))
            {
                return $"under {name} its days differ";
            }

            if (!result.Store.HasSeries(cell.Index, strategy, replicate, world.Series[strategy]))
            {
                return $"under {name} the days stored for other prices differ";
            }

            foreach (int day in result.Config.KeptDays)
            {
                double[] now = KeptDay.Observe(world.Series[strategy], day);
                double[] kept = result.Store.Outcomes(cell.Index, strategy, day, replicate, replicate);
                if (!kept.AsSpan().SequenceEqual(now))
                {
                    return $"under {name} the numbers stored for day {day} differ";
                }
            }
        }

        bool comparable = result.Config.Challenger is not null && world.Fault is null;
        return comparable && !result.Store.HasCrossovers(cell.Index, replicate, world.Series)
            ? "its crossover days differ"
            : null;
    }
}
