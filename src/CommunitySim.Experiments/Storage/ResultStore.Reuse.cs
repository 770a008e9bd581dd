using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <content>
/// Reuses runs after an edit of the experiment. Strategies keep their runs even under a new name, in a new order or at
/// other prices. A store of outcomes keeps only the horizons, so some edits need its runs again.
/// </content>
public sealed partial class ResultStore
{
    private readonly List<string> _remarks = [];

    /// <summary>Describes the stored runs that are not reused; empty if all are.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Whether the stored runs are more or others than the experiment needs.</summary>
    private bool NeedsSuccessor() => ReadAbout("identity") != ExperimentIdentity.Compute(_config)
        || _unasked > 0
        || _otherPrices.Count > 0
        || _database.QueryNumber(
            "SELECT count(*) FROM (SELECT replicate FROM run UNION ALL SELECT replicate FROM fault)"
            + $" WHERE replicate >= {_config.Replicates.AtMost}") > 0
        || (_config.Replicates.Until is not null
            && Enumerable.Range(0, _ids.Length).Any(cell => IsKnown(cell) && Tried(cell).Max() > CountWanted(cell)));

    /// <summary>Counts the stored runs that an experiment would use, without writing. With a precision it may be fewer.</summary>
    /// <param name="file">The file results.db.</param>
    /// <param name="config">The experiment, with its networks.</param>
    /// <returns>Their number, and the remarks of a run.</returns>
    /// <exception cref="InputException">The file is damaged, or belongs to another experiment or build.</exception>
    public static (long Runs, IReadOnlyList<string> Remarks) Preview(string file, ExperimentConfig config)
    {
        RefuseIrregular(file);
        using ResultStore store = OpenFile(file, config, SqliteOpenMode.ReadOnly, found =>
        {
            found.RefuseOther();
            found.Plan();
            return found;
        });
        Reuse reuse = new(RunShape.Parse(ExperimentIdentity.Compute(config))!, store._shape);
        long runs = 0;
        foreach (int cell in Enumerable.Range(0, store._ids.Length).Where(store.IsKnown))
        {
            (int[] from, HashSet<int>[] stored) = store.FindReusable(cell, reuse);
            long failed = from.Max() < 0 ? 0 : store.Faults(cell).Count(fault => fault.Replicate < config.Replicates.AtMost);
            runs += stored.Sum(found => found.Count + failed);
            reuse.Used.UnionWith(from.Index().SelectMany(
                place => stored[place.Index].Select(replicate => (store._ids[cell], place.Item, replicate))));
        }

        return (runs, reuse.Remarks(file, store._database.QueryNumber("SELECT count(*) FROM run")));
    }

    private bool IsKnown(int cell) => !_new.Exists(added => added.Cell.Index == cell);

    /// <summary>Creates the store of the edited experiment beside this one, with all reusable runs.</summary>
    private ResultStore CreateSuccessor()
    {
        string pending = PendingFile(_file);
        ResultStore next = new(new Database(pending, SqliteOpenMode.ReadWriteCreate), pending, _file, _config);
        try
        {
            next.Begin();
            next.Plan();
            next.BeginIfNeeded();
            next.AddCells();
            Reuse reuse = new(next._shape, _shape);
            for (int cell = 0; cell < _ids.Length; cell++)
            {
                if (IsKnown(cell))
                {
                    next.CopyCell(this, cell, reuse);
                }
            }

            next.Commit();
            next._remarks.AddRange(reuse.Remarks(_file, _database.QueryNumber("SELECT count(*) FROM run")));
            Close();
            return next;
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    /// <summary>Moves the new store into the place of the old one.</summary>
    private void MoveIntoPlace()
    {
        if (_at is null || _at == _file)
        {
            return;
        }

        _database.Dispose();
        RegularFile.Move(_at, _file);
        _at = _file;
        _database = new Database(_file, SqliteOpenMode.ReadWrite);
        _database.Run("PRAGMA busy_timeout = 5000");
    }

    /// <summary>Copies the reusable runs of a cell, world by world.</summary>
    private void CopyCell(ResultStore old, int cell, Reuse reuse)
    {
        IReadOnlyList<RunFault> faults = old.Faults(cell);
        (int[] from, HashSet<int>[] stored) = old.FindReusable(cell, reuse);
        Dictionary<int, int?[]> crossovers = _shape.IsWhole ? [] : old.CrossoversByWorld(cell);
        Observations differences = new();
        for (int replicate = 0;
            replicate < _config.Replicates.AtMost && !WorldsWanted.AreEnough(_config.Replicates, differences);
            replicate++)
        {
            if (from.Max() >= 0 && faults.FirstOrDefault(fault => fault.Replicate == replicate) is { } failed)
            {
                Add(cell, failed);
                continue;
            }

            int[] strategies = [.. Enumerable.Range(0, from.Length).Where(strategy => stored[strategy].Contains(replicate))];
            if (strategies.Length == 0)
            {
                break;
            }

            DailySeries[] series =
                [.. strategies.Select(strategy => old.ReadRun(cell, from[strategy], replicate, PricesOf(cell, strategy)))];
            if (old._shape.IsWhole)
            {
                Add(cell, replicate, RecordOf(_config.Cells()[cell], new WorldOutcome(series, null), strategies));
            }
            else
            {
                AddOutcomes(old, cell, replicate, strategies, series, from, crossovers.GetValueOrDefault(replicate));
            }

            reuse.Used.UnionWith(strategies.Select(strategy => (old._ids[cell], from[strategy], replicate)));
            if (_config.Replicates.Until is { } until
                && strategies.Contains(_shape.Challenger)
                && strategies.Contains(_shape.Baseline))
            {
                double Outcome(int strategy) => series[Array.IndexOf(strategies, strategy)][until.Of, _config.Horizons[^1]];
                differences.Add(Outcome(_shape.Challenger) - Outcome(_shape.Baseline));
            }
        }
    }

    /// <summary>Finds the runs of a cell of this store that the experiment can use.</summary>
    /// <returns>Each strategy's position here, or -1, and its replicates.</returns>
    private (int[] From, HashSet<int>[] Stored) FindReusable(int cell, Reuse reuse)
    {
        List<int>[] runs = AuditParts(cell);
        runs = [.. runs.Select(found => found.Where(replicate => replicate < _config.Replicates.AtMost).ToList())];
        int[] from = reuse.PlacesOf(_otherPrices.Contains(cell), Faults(cell).Count > 0, place => runs[place].Count);
        return (from, [.. from.Select(place => place < 0 ? [] : runs[place].ToHashSet())]);
    }

    /// <summary>Reads all that is stored of a run, at some prices.</summary>
    private DailySeries ReadRun(
        int cell, int strategy, int replicate, IReadOnlyList<BrandParameters> prices)
    {
        DailySeries run = ReadSeries(cell, strategy, replicate, prices)!;
        foreach (int day in _shape.IsWhole ? [] : _shape.KeptDays.Where(day => day > 0 && day <= run.Days))
        {
            double[] outcomes = Outcomes(cell, strategy, day, replicate, replicate);
            foreach (Observable observable in Observables.All)
            {
                if (observable is not (Observable.Value or Observable.RivalValue))
                {
                    run[observable, day] = outcomes[(int)observable];
                }
            }
        }

        return run;
    }

    /// <summary>Adds runs of which only outcomes are known. Days between horizons exist for money alone.</summary>
    private void AddOutcomes(
        ResultStore old,
        int cell,
        int replicate,
        int[] strategies,
        DailySeries[] series,
        int[] from,
        int?[]? crossovers)
    {
        foreach ((int strategy, DailySeries run) in strategies.Zip(series))
        {
            byte[] hash = old.Series(cell, from[strategy], replicate);
            RunRecord record = RunRecord.Of(run, _shape, _config.MembersOf(_config.Cells()[cell]), hash);
            foreach ((int place, int window) in _shape.KeptDays.Index().Where(kept => kept.Item < 0))
            {
                old.Outcomes(cell, from[strategy], window, replicate, replicate).CopyTo(record.Outcomes, place * Observables.Count);
            }

            AddRun(cell, strategy, replicate, record);
        }

        if (_shape.Challenger < 0 || crossovers is null || !strategies.Contains(_shape.Challenger))
        {
            return;
        }

        int?[] now = Crossover.Days(
            series[Array.IndexOf(strategies, _shape.Challenger)], series[Array.IndexOf(strategies, _shape.Baseline)]);
        foreach (Observable observable in (Observable[])[Observable.Value, Observable.RivalValue])
        {
            crossovers[(int)observable] = now[(int)observable];
        }

        AddCrossovers(cell, replicate, crossovers);
    }

    private Dictionary<int, int?[]> CrossoversByWorld(int cell) => _shape.Challenger < 0
        ? []
        : AuditParts(cell)[_shape.Challenger].Zip(Crossovers(cell)).ToDictionary(world => world.First, world => world.Second);

    /// <summary>Counts the worlds of a cell that the experiment needs.</summary>
    private int CountWanted(int cell) =>
        WorldsWanted.Compute(_config.Replicates, Differences(cell, _shape.Challenger, _shape.Baseline));
}
