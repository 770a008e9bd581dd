using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <content>Begins a store, and recognises one.</content>
public sealed partial class ResultStore
{
    /// <summary>Whether SQLite says that the file is not what it was written as, rather than that it cannot be written.</summary>
    public static bool IsDamage(SqliteException fault) =>
        (fault.SqliteErrorCode & 0xff) is SQLitePCL.raw.SQLITE_CORRUPT
            or SQLitePCL.raw.SQLITE_NOTADB
            or SQLitePCL.raw.SQLITE_ERROR
            or SQLitePCL.raw.SQLITE_CONSTRAINT
            or SQLitePCL.raw.SQLITE_TOOBIG;

    private const string NetworkMark = ExperimentIdentity.NetworkMark;
    internal const string Remedy = "`communitysim run` with --fresh starts anew; it keeps the old results beside the new ones.";

    /// <summary>A file that is being made, until it is whole.</summary>
    private static string PendingFile(string file) => file + ".new";

    private static void RemovePending(string file)
    {
        File.Delete(PendingFile(file));
        File.Delete(PendingFile(file) + "-journal");
    }

    /// <summary>Checks that the database and its journals are regular files. SQLite would wait for ever on a pipe.</summary>
    private static void RefuseIrregular(string file)
    {
        foreach (string part in (string[])["", "-wal", "-shm", "-journal"])
        {
            RegularFile.Require(file + part);
        }
    }

    /// <summary>A new file appears whole or not at all.</summary>
    private static void Create(string file, ExperimentConfig config)
    {
        // A log that outlived its file would be played into the new one.
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

    /// <summary>Opens a file and makes sure that it is a store. What SQLite cannot read is told as damage, with the way out.</summary>
    private static ResultStore OpenFile(string file, ExperimentConfig config, SqliteOpenMode mode, Func<ResultStore, ResultStore> use)
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
            _database.Prepare("INSERT INTO observable VALUES($key, $name)").Set(0, (int)observable).Set(1, observable.Name()).Run();
        }

        for (int strategy = 0; strategy < _config.Strategies.Count; strategy++)
        {
            _database.Prepare("INSERT INTO strategy VALUES($key, $name)").Set(0, strategy).Set(1, _config.Strategies[strategy].Name).Run();
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
            ?? throw new InputException(_file, "", $"the file is damaged (it does not say what was run). {Remedy}");
        IEnumerable<string> strategies = _shape.Strategies.Select(strategy => strategy.Name);
        IEnumerable<string> observables = Observables.All.Select(observable => observable.Name());
        if (!ReadNames("SELECT name FROM strategy ORDER BY strategy").SequenceEqual(strategies, StringComparer.Ordinal)
            || !ReadNames("SELECT name FROM observable ORDER BY observable").SequenceEqual(observables, StringComparer.Ordinal))
        {
            throw new InputException(_file, "", $"the names of strategies or observables there are damaged. {Remedy}");
        }
    }

    /// <summary>
    /// Checks that every table and view is ours before the first query. A foreign view may never end, and a trigger may do anything.
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
                    $"the file is damaged or another program's: its {Quotation.Escape(select.Text(0))} is not as communitysim makes it. "
                    + Remedy);
            }
        }

        if (missing.Count > 0)
        {
            string name = missing.First().Split('(', ' ')[2];
            throw new InputException(
                _file,
                "",
                $"the file is damaged or another program's: it lacks {name}, which every store has. {Remedy}");
        }
    }

    /// <summary>Runs of two experiments, or of two models, are never mixed.</summary>
    private void RefuseOther()
    {
        if (ReadAbout("model") != ProgramBuild.Model)
        {
            throw new InputException(
                _file,
                "",
                $"the runs there were made by another build of the model (version {ReadAbout("version")}, commit {ReadAbout("commit")}; "
                + $"this is version {ProgramBuild.Version}, commit {ProgramBuild.Commit}), so they cannot be gone on with; "
                + $"other sources make another build, and so does Debug instead of Release. {Remedy}");
        }

        string now = RunShape.Parse(ExperimentIdentity.Compute(_config))!.Rest;
        if (_shape.Rest != now)
        {
            string differences = string.Join("; ", ExperimentIdentity.Differences(_shape.Rest, now));
            throw new InputException(_file, "", $"the runs there belong to another experiment: {differences}. {Remedy}");
        }
    }

    /// <summary>Whether two keys of cells are the same but for the content of a network file, which the first one has.</summary>
    private static bool DifferInNetwork(string key, string other) =>
        key.Contains(NetworkMark, StringComparison.Ordinal) && key.Split(NetworkMark)[0] == other.Split(NetworkMark)[0];

    /// <summary>Finds the place of every cell; nothing is written yet.</summary>
    private void Plan()
    {
        Dictionary<string, long> known = ReadCells();
        IReadOnlyList<Cell> cells = _config.Cells();
        _ids = new long[cells.Count];
        _checksums = new RowChecksum[cells.Count];
        long next = known.Count == 0 ? 0 : known.Values.Max() + 1;
        foreach (Cell cell in cells)
        {
            string key = ExperimentIdentity.KeyOf(_config, cell);
            _checksums[cell.Index] = new RowChecksum(key);
            if (known.Remove(key, out long id))
            {
                _ids[cell.Index] = id;
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
                $"a network file is not the one that the runs there were made on. Put the old one back. {Remedy}");
        }

        if (_database.QueryNumber("SELECT count(*) FROM swept") != (long)ReadCells().Count * _config.Axes.Count)
        {
            throw new InputException(_file, "", $"some of the swept values are missing; the file is damaged. {Remedy}");
        }

        _unasked = known.Count;
    }

    /// <summary>Makes ready for runs: adds cells that are new, and notes who writes. Until then a store is only looked at.</summary>
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
    /// A write-ahead log needs memory shared through a file, which not every file system has; commits to a journal are as safe, and
    /// slower.
    /// </summary>
    private void BeginLog()
    {
        try
        {
            _database.Run("PRAGMA journal_mode = WAL");
        }
        catch (SqliteException fault) when ((fault.SqliteErrorCode & 0xff) is SQLitePCL.raw.SQLITE_IOERR
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
        _database.Prepare("INSERT INTO cell VALUES($cell, $key, $label, $members)")
            .Set(0, _ids[cell.Index]).Set(1, key).Set(2, cell.Label).Set(3, _config.MembersOf(cell)).Run();
        foreach ((SweepAxis axis, object value) in cell.Axes.Zip(cell.Values))
        {
            Statement insert = _database.Prepare("INSERT INTO swept VALUES($cell, $path, $setting)").Set(0, _ids[cell.Index]).Set(1, axis.Path);
            (value switch
            {
                int whole => insert.Set(2, (long)whole),
                double number => insert.Set(2, number),
                _ => insert.Set(2, ParameterDefinition.Text(value)),
            }).Run();
        }
    }

    /// <summary>A finished store has its cells in the order of the config.</summary>
    private void RequireComplete()
    {
        if (_database.QueryNumber("SELECT count(*) FROM about WHERE key = 'complete'") == 0)
        {
            throw new InputException(_file, "", "the experiment is unfinished; the same `communitysim run` goes on where it was.");
        }

        if (ReadAbout("config") != ConfigWriter.Write(_config))
        {
            throw new InputException(
                _file,
                "",
                "config.json beside it is not the one that these runs were made from; "
                + "the folder is damaged, run the experiment again.");
        }

        Dictionary<string, long> known = ReadCells();
        if (known.Count != _config.Cells().Count || _database.QueryNumber("SELECT count(*) FROM swept") != (long)known.Count * _config.Axes.Count)
        {
            throw new InputException(_file, "", $"some of the cells are missing; the file is damaged. {Remedy}");
        }

        _ids = [.. known.Values.Order()];
        _checksums = [.. known.OrderBy(found => found.Value).Select(found => new RowChecksum(found.Key))];
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

    /// <summary>The cells that are there, by key.</summary>
    private Dictionary<string, long> ReadCells()
    {
        Statement select = _database.Prepare("SELECT key, cell FROM cell");
        Dictionary<string, long> known = new(StringComparer.Ordinal);
        while (select.Step())
        {
            known[select.Text(0)] = select.Whole(1);
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
