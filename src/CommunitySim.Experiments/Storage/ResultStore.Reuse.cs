using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <content>
/// Reuses runs after an edit of the experiment. Strategies keep their runs even under a new name or in a new order. A
/// strategy runs again if the edit needs results that were not stored.
/// </content>
public sealed partial class ResultStore
{
    private readonly List<string> _remarks = [];

    /// <summary>Describes the stored runs that are not reused; empty if all are.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Whether the stored runs are more or others than the experiment needs.</summary>
    private bool NeedsSuccessor() => ReadAbout("identity") != ExperimentIdentity.Compute(_config) || _unasked > 0
        || _database.QueryNumber(
            "SELECT count(*) FROM (SELECT replicate FROM run UNION ALL SELECT replicate FROM fault)"
            + $" WHERE replicate >= {_config.Replicates.AtMost}") > 0
        || (_config.Replicates.Until is not null
            && Enumerable.Range(0, _ids.Length).Any(cell => IsKnown(cell) && Tried(cell).Max() > CountWanted(cell, this)));

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
            next.Remark(again, "must run again, because the experiment now needs results that were not stored");
            next.Remark(stored - kept - again, "are no longer needed and are removed");
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

    /// <summary>Copies the reusable runs of a cell.</summary>
    /// <returns>The number of copied runs, and of needed runs that must run again.</returns>
    private (int Kept, int Again) CopyCell(ResultStore old, int cell)
    {
        int[] from = _shape.PlacesIn(old._shape);
        List<int>[] runs = old.AuditParts(cell);
        IReadOnlyList<RunFault> faults = old.Faults(cell);
        int? wanted = old.CountWanted(cell, this);
        int most = wanted ?? int.MaxValue;
        int[] asked = [.. from.Select(place => place < 0 ? 0 : Math.Min(runs[place].Count + faults.Count, most))];
        int[] usable = [.. from.Select((place, strategy) =>
            place >= 0 && CanUse(old._shape, asked[strategy] == runs[place].Count + faults.Count) ? asked[strategy] : 0)];
        int[] worlds = wanted is null ? new int[from.Length] : usable;
        if (_shape.Challenger >= 0
            && (from[_shape.Challenger] != old._shape.Challenger
                || from[_shape.Baseline] != old._shape.Baseline
                || worlds[_shape.Challenger] != worlds[_shape.Baseline]))
        {
            worlds[_shape.Challenger] = worlds[_shape.Baseline] = 0; // crossover days need all days of both
        }

        // A failed world counts for no strategy, so another set of strategies cannot reuse the cell.
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
                int[] replicates = [.. runs[from[strategy]].Where(replicate => replicate < worlds[strategy])];
                CopyRuns(old, cell, from[strategy], strategy, replicates);
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

    /// <summary>Whether the store kept all that is needed. Daily statistics only exist for all worlds together.</summary>
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
                Span<double> values = outcomes.AsSpan(world * Observables.Count, Observables.Count);
                AddOutcome(cell, strategy, day, replicates[world], values);
            }
        }

        if (_shape.FoldedDays > 0 && replicates.Length > 0)
        {
            SaveStatistics(cell, strategy, old.ReadStatistics(cell, from));
        }
    }

    /// <summary>Counts the worlds of a cell that another store needs; null if that depends on missing runs.</summary>
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
