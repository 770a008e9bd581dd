using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Results;

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
        (Cell Cell, int Replicate)[] all = [.. result.Cells.SelectMany(cell => cell.Worlds.Concat(cell.Faults.Select(fault => fault.Replicate)).Order().Select(replicate => (cell.Cell, replicate)))];
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
    public static IReadOnlyList<Repeated> Repeat(ExperimentResult result, ExperimentConfig config, IReadOnlyList<(Cell Cell, int Replicate)> worlds, int threads, CancellationToken stop)
    {
        WorldRun run = new(config, RunProgress.For(config));
        Repeated[] repeated = new Repeated[worlds.Count];
        Lock store = new();
        Parallel.For(0, worlds.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, index =>
        {
            (Cell cell, int replicate) = worlds[index];
            WorldOutcome world = run.Live(run.Scenarios(cell), replicate, stop) ?? throw new OperationCanceledException(stop);
            lock (store)
            {
                repeated[index] = new Repeated(cell, replicate, Difference(result, cell, replicate, world));
            }
        });
        return repeated;
    }

    private static string? Difference(ExperimentResult result, Cell cell, int replicate, WorldOutcome world)
    {
        RunFault? stored = result.Cells[cell.Index].Faults.FirstOrDefault(fault => fault.Replicate == replicate);
        if (stored != world.Fault)
        {
            return $"it {(stored is null ? "went well" : $"failed ({stored.Cause})")}, and now {(world.Fault is null ? "goes well" : $"fails ({world.Fault.Cause})")}";
        }

        for (int strategy = 0; strategy < world.Series.Count; strategy++)
        {
            if (!result.Store.Series(cell.Index, strategy, replicate).AsSpan().SequenceEqual(SeriesHash.Of(world.Series[strategy])))
            {
                return $"under {result.Config.Strategies[strategy].Name} its days come out otherwise";
            }

            foreach (int day in result.Config.Horizons)
            {
                ReadOnlySpan<double> now = world.Series[strategy].On(day);
                if (!result.Store.Outcomes(cell.Index, strategy, day, replicate, replicate).AsSpan().SequenceEqual(now))
                {
                    return $"under {result.Config.Strategies[strategy].Name} the numbers kept of day {day} are others";
                }
            }
        }

        return null;
    }
}
