using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <content>
/// Takes over the runs of an experiment that was edited since: of the strategies that are asked for still, whatever they are called
/// and wherever they stand, as many worlds as are asked for. A strategy of which something is asked that was not kept is run again.
/// </content>
public sealed partial class ResultStore
{
    private readonly List<string> _remarks = [];

    /// <summary>What becomes of runs that were stored and are not taken over, in words; nothing where all are.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Whether other runs are stored than are asked for, rather than some of them.</summary>
    private bool NeedsSuccessor() => ReadAbout("identity") != ExperimentIdentity.Compute(_config) || _unasked > 0
        || _database.QueryNumber(
            "SELECT count(*) FROM (SELECT replicate FROM run UNION ALL SELECT replicate FROM fault)"
            + $" WHERE replicate >= {_config.Replicates.AtMost}") > 0
        || (_config.Replicates.Until is not null
            && Enumerable.Range(0, _ids.Length).Any(cell => IsKnown(cell) && Tried(cell).Max() > CountWanted(cell, this)));

    private bool IsKnown(int cell) => !_new.Exists(added => added.Cell.Index == cell);

    /// <summary>The store of the experiment as it is now, with what it can use of this one, beside this one's file until it is settled.</summary>
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
            (long stored, long kept, long again) = (_database.QueryNumber("SELECT count(*) FROM run"), 0, 0);
            for (int cell = 0; cell < _ids.Length; cell++)
            {
                if (IsKnown(cell))
                {
                    (int keptHere, int againHere) = next.CopyCell(this, cell);
                    (kept, again) = (kept + keptHere, again + againHere);
                }
            }

            next.Commit();
            next.Remark(again, "are run again, because what is asked for now was not stored");
            next.Remark(stored - kept - again, "are no longer asked for and are removed");
            Close();
            return next;
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    private void Remark(long runs, string what)
    {
        if (runs > 0)
        {
            _remarks.Add($"{_file}: {runs} of the stored runs {what}.");
        }
    }

    /// <summary>Puts the store in its place; what was there is of use no more.</summary>
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

    /// <summary>Takes over what can be used of a cell.</summary>
    /// <returns>Runs that were taken over, and runs that are asked for and cannot be.</returns>
    private (int Kept, int Again) CopyCell(ResultStore old, int cell)
    {
        int[] from = _shape.PlacesIn(old._shape);
        List<int>[] runs = old.AuditParts(cell);
        IReadOnlyList<RunFault> faults = old.Faults(cell);
        int? wanted = old.CountWanted(cell, this);
        int[] asked = [.. from.Select(place => place < 0 ? 0 : Math.Min(runs[place].Count + faults.Count, wanted ?? int.MaxValue))];
        int[] usable = [.. from.Select((place, strategy) =>
            place >= 0 && CanUse(old._shape, asked[strategy] == runs[place].Count + faults.Count) ? asked[strategy] : 0)];
        int[] worlds = wanted is null ? new int[from.Length] : usable;
        if (_shape.Challenger >= 0
            && (from[_shape.Challenger] != old._shape.Challenger
                || from[_shape.Baseline] != old._shape.Baseline
                || worlds[_shape.Challenger] != worlds[_shape.Baseline]))
        {
            worlds[_shape.Challenger] = worlds[_shape.Baseline] = 0; // crossover days are found from all days of both
        }

        // A world that failed counts for no strategy, so others must not be put beside it.
        if (faults.Count > 0
            && (!from.SequenceEqual(Enumerable.Range(0, old._shape.Strategies.Count))
                || !_shape.Strategies.SequenceEqual(old._shape.Strategies)
                || worlds.Distinct().Count() > 1))
        {
            Array.Clear(worlds);
        }

        faults.Where(fault => fault.Replicate < worlds[0]).ToList().ForEach(fault => Add(cell, fault));
        for (int strategy = 0; strategy < worlds.Length; strategy++)
        {
            if (worlds[strategy] > 0)
            {
                CopyRuns(old, cell, from[strategy], strategy, [.. runs[from[strategy]].Where(replicate => replicate < worlds[strategy])]);
            }
        }

        if (_shape.Challenger >= 0 && worlds[_shape.Challenger] is > 0 and var paired)
        {
            IEnumerable<(int Replicate, int?[] Days)> stored = runs[from[_shape.Challenger]].Zip(old.Crossovers(cell));
            foreach ((int replicate, int?[] days) in stored.Where(found => found.Replicate < paired))
            {
                AddCrossovers(cell, replicate, days);
            }
        }

        return (worlds.Sum(), asked.Sum() - worlds.Sum());
    }

    /// <summary>Whether what is asked of a run was kept; what worlds say together is known of all of them only.</summary>
    private bool CanUse(RunShape old, bool all) =>
        !_shape.KeptDays.Except(old.KeptDays).Any() && (_shape.FoldedDays == 0 || (old.FoldedDays > 0 && all));

    private void CopyRuns(ResultStore old, int cell, int from, int strategy, int[] replicates)
    {
        foreach (int replicate in replicates)
        {
            AddRun(cell, strategy, replicate, old.Series(cell, from, replicate));
        }

        foreach (int day in _shape.KeptDays)
        {
            double[] outcomes = old.Outcomes(cell, from, day, 0, replicates.Length == 0 ? -1 : replicates[^1]);
            for (int world = 0; world < replicates.Length; world++)
            {
                AddOutcome(cell, strategy, day, replicates[world], outcomes.AsSpan(world * Observables.Count, Observables.Count));
            }
        }

        if (_shape.FoldedDays > 0 && replicates.Length > 0)
        {
            SaveStatistics(cell, strategy, old.ReadStatistics(cell, from));
        }
    }

    /// <summary>How many worlds of a cell here another store asks for; null where that hangs on runs that are not here.</summary>
    private int? CountWanted(int cell, ResultStore asking)
    {
        if (_config.Replicates.Until is null)
        {
            return _config.Replicates.AtMost;
        }

        int[] from = asking._shape.PlacesIn(_shape);
        (int challenger, int baseline) = (from[asking._shape.Challenger], from[asking._shape.Baseline]);
        return challenger < 0 || baseline < 0 || !_shape.KeptDays.Contains(_config.Horizons[^1])
            ? null
            : WorldsWanted.Compute(_config.Replicates, Differences(cell, challenger, baseline));
    }
}
