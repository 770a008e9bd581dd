using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <content>Creates, opens and validates a store.</content>
public sealed partial class ResultStore
{
    /// <summary>Whether an SQLite error means a damaged file, and not a failure to write.</summary>
    public static bool IsDamage(SqliteException fault) =>
        (fault.SqliteErrorCode & 0xff) is SQLitePCL.raw.SQLITE_CORRUPT
            or SQLitePCL.raw.SQLITE_NOTADB
            or SQLitePCL.raw.SQLITE_ERROR
            or SQLitePCL.raw.SQLITE_CONSTRAINT
            or SQLitePCL.raw.SQLITE_TOOBIG;

    private const string NetworkMark = ExperimentIdentity.NetworkMark;
    internal const string Remedy = "`communitysim run` with --fresh starts anew; it keeps the old results beside the new ones.";

    /// <summary>Returns the name of a new file until it is complete.</summary>
    private static string PendingFile(string file) => file + ".new";

    private static void RemovePending(string file)
    {
        File.Delete(PendingFile(file));
        File.Delete(PendingFile(file) + "-journal");
    }

    /// <summary>Refuses a database or journal that is no regular file. SQLite would wait for ever on a pipe.</summary>
    private static void RefuseIrregular(string file)
    {
        foreach (string part in (string[])["", "-wal", "-shm", "-journal"])
        {
            RegularFile.Require(file + part);
        }
    }

    /// <summary>Creates a complete file, or none.</summary>
    private static void Create(string file, ExperimentConfig config)
    {
        // SQLite would replay an old log into the new file.
        foreach (string left in (string[])["-wal", "-shm", "-journal"])
        {
            File.Delete(file + left);
        }

        string pending = PendingFile(file);
        using (ResultStore store = new(new Database(pending, SqliteOpenMode.ReadWriteCreate), pending, pending, config))
        {
            store.Begin();
        }

        RegularFile.Move(pending, file);
    }

    /// <summary>Opens a file and checks that it is a store.</summary>
    /// <exception cref="InputException">The file is no store, or SQLite cannot read it.</exception>
    private static ResultStore OpenFile(
        string file, ExperimentConfig config, SqliteOpenMode mode, Func<ResultStore, ResultStore> use)
    {
        StoreHeader.Require(file);
        try
        {
            ResultStore store = new(new Database(file, mode), file, file, config);
            try
            {
                store.RefuseForeign();
                return use(store);
            }
            catch
            {
                store.Dispose();
                throw;
            }
        }
        catch (SqliteException fault) when (IsDamage(fault))
        {
            throw new InputException(file, "", $"the file is damaged ({fault.Message.TrimEnd('.')}). {Remedy}");
        }
    }

    private void Begin()
    {
        _database.Run("BEGIN");
        _database.Run(StoreSchema.Create);
        WriteAbout("identity", ExperimentIdentity.Compute(_config));
        WriteAbout("model", ProgramBuild.Model);
        foreach (Observable observable in Observables.All)
        {
            _database.Prepare("INSERT INTO observable VALUES($key, $name)")
                .Set(0, (int)observable).Set(1, observable.Name()).Run();
        }

        for (int strategy = 0; strategy < _config.Strategies.Count; strategy++)
        {
            _database.Prepare("INSERT INTO strategy VALUES($key, $name)")
                .Set(0, strategy).Set(1, _config.Strategies[strategy].Name).Run();
        }

        _uncommitted.Start();
        Commit();
    }

    private void RefuseForeign()
    {
        _database.Run("PRAGMA busy_timeout = 5000");
        RefuseOtherTables();
        Statement check = _database.Prepare("PRAGMA quick_check(1)");
        if (!check.Step() || check.Text(0) != "ok")
        {
            throw new InputException(_file, "", $"the file is damaged ({check.Text(0)}). {Remedy}");
        }

        check.Reset();
        _shape = RunShape.Parse(ReadAbout("identity"))
            ?? throw new InputException(_file, "", $"the file is damaged (it does not say which experiment ran). {Remedy}");
        IEnumerable<string> strategies = _shape.Strategies.Select(strategy => strategy.Name);
        IEnumerable<string> observables = Observables.All.Select(observable => observable.Name());
        if (!ReadNames("SELECT name FROM strategy ORDER BY strategy").SequenceEqual(strategies, StringComparer.Ordinal)
            || !ReadNames("SELECT name FROM observable ORDER BY observable").SequenceEqual(observables, StringComparer.Ordinal))
        {
            throw new InputException(_file, "", $"the file is damaged (names of strategies or observables differ). {Remedy}");
        }
    }

    /// <summary>
    /// Refuses unknown tables and views before the first query. A foreign view may never end, and a trigger may do
    /// anything.
    /// </summary>
    private void RefuseOtherTables()
    {
        Statement select = _database.Prepare(
            "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'");
        HashSet<string> missing = [.. StoreSchema.Made];
        while (select.Step())
        {
            if (!missing.Remove(select.Text(1)))
            {
                throw new InputException(
                    _file,
                    "",
                    "the file is damaged or belongs to another program: "
                    + $"its {Quotation.Escape(select.Text(0))} is not as communitysim makes it. {Remedy}");
            }
        }

        if (missing.Count > 0)
        {
            string name = missing.First().Split('(', ' ')[2];
            throw new InputException(
                _file,
                "",
                $"the file is damaged or belongs to another program: it lacks {name}, which every store has. {Remedy}");
        }
    }

    /// <summary>Refuses runs of another experiment or another build of the model.</summary>
    private void RefuseOther()
    {
        if (ReadAbout("model") != ProgramBuild.Model)
        {
            throw new InputException(
                _file,
                "",
                $"another build of the model made these runs (version {ReadAbout("version")}, commit {ReadAbout("commit")}; "
                + $"this is version {ProgramBuild.Version}, commit {ProgramBuild.Commit}), so they cannot be continued. "
                + $"Changed sources make another build, and so does Debug instead of Release. {Remedy}");
        }

        RunShape now = RunShape.Parse(ExperimentIdentity.Compute(_config))!;
        List<string> differences = [.. ExperimentIdentity.Differences(_shape.Rest, now.Rest)];
        if (now.Days > _shape.Days)
        {
            differences.Add($"days was {_shape.Days} and is {now.Days} now, and a run cannot be continued after its last day");
        }

        if (differences.Count > 0)
        {
            throw new InputException(
                _file, "", $"the runs there belong to another experiment: {string.Join("; ", differences)}. {Remedy}");
        }
    }

    /// <summary>Whether two keys of cells differ only in the content of a network file.</summary>
    private static bool DifferInNetwork(string key, string other) =>
        key.Contains(NetworkMark, StringComparison.Ordinal) && key.Split(NetworkMark)[0] == other.Split(NetworkMark)[0];

    /// <summary>Assigns an id to every cell without writing.</summary>
    private void Plan()
    {
        Dictionary<string, (long Id, long Luck)> known = ReadCells();
        ILookup<string, (string Key, long Id)> sameRuns = known.ToLookup(
            found => ExperimentIdentity.RunKeyOf(found.Key, found.Value.Luck), found => (found.Key, found.Value.Id), StringComparer.Ordinal);
        IReadOnlyList<Cell> cells = _config.Cells();
        _ids = new long[cells.Count];
        _checksums = new RowChecksum[cells.Count];
        long next = known.Count == 0 ? 0 : known.Values.Max(found => found.Id) + 1;
        foreach (Cell cell in cells)
        {
            string key = ExperimentIdentity.KeyOf(_config, cell);
            _checksums[cell.Index] = new RowChecksum(key);
            if (known.Remove(key, out (long Id, long Luck) found))
            {
                _ids[cell.Index] = found.Id;
            }
            else if (sameRuns[ExperimentIdentity.RunKeyOf(key, cell.Luck)].FirstOrDefault() is { Key: not null } same)
            {
                (_ids[cell.Index], _checksums[cell.Index]) = (same.Id, new RowChecksum(same.Key));
                _otherPrices.Add(cell.Index);
            }
            else
            {
                _ids[cell.Index] = next++;
                _new.Add((cell, key));
            }
        }

        if (known.Count > 0 && _new.Exists(added => known.Keys.Any(key => DifferInNetwork(key, added.Key))))
        {
            throw new InputException(
                _file,
                ExperimentNetworks.Path,
                $"the runs there used another version of a network file. Put the old file back. {Remedy}");
        }

        if (_database.QueryNumber("SELECT count(*) FROM swept") != (long)ReadCells().Count * _shape.Axes)
        {
            throw new InputException(_file, "", $"some swept values are missing; the file is damaged. {Remedy}");
        }

        _unasked = known.Count;
    }

    /// <summary>Prepares the store for runs: adds new cells, and records this program as the writer.</summary>
    internal void Prepare()
    {
        MoveIntoPlace();
        BeginLog();
        _database.Run("PRAGMA synchronous = FULL", "PRAGMA cache_size = -32000", "PRAGMA journal_size_limit = 67108864");
        BeginIfNeeded();
        _database.Run("DELETE FROM about WHERE key = 'complete'");
        WriteAbout("program", "communitysim");
        WriteAbout("version", ProgramBuild.Version);
        WriteAbout("commit", ProgramBuild.Commit);
        WriteAbout("config", ConfigWriter.Write(_config));
        AddCells();
        Commit();
    }

    /// <summary>
    /// Whether a write-ahead log is safe on a drive. It needs memory that all processes share, which network file systems lack
    /// or only seem to have.
    /// </summary>
    internal static bool IsLogSafeOn(DriveType drive) => drive is DriveType.Fixed or DriveType.Ram or DriveType.Removable;

    /// <summary>Begins a write-ahead log, or else a journal, which is slower.</summary>
    private void BeginLog()
    {
        bool isSafe = _at is null || IsLogSafeOn(new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(_at))!).DriveType);
        try
        {
            _database.Run(isSafe ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException fault) when (isSafe && (fault.SqliteErrorCode & 0xff) is SQLitePCL.raw.SQLITE_IOERR
            or SQLitePCL.raw.SQLITE_CANTOPEN
            or SQLitePCL.raw.SQLITE_PROTOCOL)
        {
            _database.Run("PRAGMA journal_mode = DELETE");
        }
    }

    private void AddCells()
    {
        _new.ForEach(found => AddCell(found.Cell, found.Key));
        _new.Clear();
    }

    private void AddCell(Cell cell, string key)
    {
        _database.Prepare("INSERT INTO cell VALUES($cell, $key, $label, $members, $luck)")
            .Set(0, _ids[cell.Index]).Set(1, key).Set(2, cell.Label).Set(3, _config.MembersOf(cell)).Set(4, cell.Luck).Run();
        foreach ((SweepAxis axis, object value) in cell.Axes.Zip(cell.Values))
        {
            Statement insert = _database
                .Prepare("INSERT INTO swept VALUES($cell, $path, $setting)")
                .Set(0, _ids[cell.Index]).Set(1, axis.Path);
            (value switch
            {
                int whole => insert.Set(2, (long)whole),
                double number => insert.Set(2, number),
                _ => insert.Set(2, ParameterDefinition.Text(value)),
            }).Run();
        }
    }

    /// <summary>Checks that a store is finished and belongs to its config, with cells in the same order.</summary>
    private void RequireComplete()
    {
        if (_database.QueryNumber("SELECT count(*) FROM about WHERE key = 'complete'") == 0)
        {
            throw new InputException(_file, "", Unfinished);
        }

        if (ReadAbout("config") != ConfigWriter.Write(_config))
        {
            throw new InputException(
                _file,
                "",
                "these runs belong to another config.json than the one in this folder. "
                + "The folder is damaged; run the experiment again.");
        }

        Dictionary<string, (long Id, long Luck)> known = ReadCells();
        if (known.Count != _config.Cells().Count
            || _database.QueryNumber("SELECT count(*) FROM swept") != (long)known.Count * _config.Axes.Count)
        {
            throw new InputException(_file, "", $"some cells are missing; the file is damaged. {Remedy}");
        }

        _ids = [.. known.Values.Select(found => found.Id).Order()];
        _checksums = [.. known.OrderBy(found => found.Value.Id).Select(found => new RowChecksum(found.Key))];
    }

    private List<string> ReadNames(string sql)
    {
        Statement select = _database.Prepare(sql);
        List<string> names = [];
        while (select.Step())
        {
            names.Add(select.Text(0));
        }

        return names;
    }

    /// <summary>Reads id and luck of the stored cells, by key.</summary>
    private Dictionary<string, (long Id, long Luck)> ReadCells()
    {
        Statement select = _database.Prepare("SELECT key, cell, luck FROM cell");
        Dictionary<string, (long Id, long Luck)> known = new(StringComparer.Ordinal);
        while (select.Step())
        {
            known[select.Text(0)] = (select.Whole(1), select.Whole(2));
        }

        return known;
    }

    private string ReadAbout(string key)
    {
        Statement select = _database.Prepare("SELECT value FROM about WHERE key = $key").Set(0, key);
        string value = select.Step() ? select.Text(0) : "";
        select.Reset();
        return value;
    }

    private void WriteAbout(string key, string value) =>
        _database.Prepare("INSERT OR REPLACE INTO about VALUES($key, $value)").Set(0, key).Set(1, value).Run();
}
