using System.Diagnostics;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// results.db, the store of an experiment. It holds every run's outcomes on the horizons, daily statistics over
/// worlds, and faults. Commits survive a crash of the process and a power failure, because SQLite synchronises its
/// log at each commit. The store serves one thread at a time.
/// </summary>
public sealed partial class ResultStore : IResultStore, IDisposable
{
    // A commit takes between 5 ms (a small cell) and 150 ms (730 days of 3 strategies). Waiting twenty times as long
    // between commits limits their cost to a twentieth, and the loss of a killed process to that wait.
    private const double TimesItsCost = 20;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);

    private const string Unfinished = "the experiment is unfinished; give the same `communitysim run` to continue it.";

    private readonly string _file;
    private readonly ExperimentConfig _config;
    private readonly Stopwatch _uncommitted = new();
    private TimeSpan _patience = ShortestWait;
    private readonly List<(Cell Cell, string Key)> _new = [];
    private readonly HashSet<int> _otherPrices = [];
    private Database _database;
    private RunShape _shape;
    private int _unasked;
    private long[] _ids = [];
    private RowChecksum[] _checksums = [];

    // The current place of the file, which may not be its final one; null in memory.
    private string? _at;

    private ResultStore(Database database, string? at, string file, ExperimentConfig config) =>
        (_database, _at, _file, _config, _shape) =
            (database, at, file, config, RunShape.Parse(ExperimentIdentity.Compute(config))!);

    /// <summary>Creates a store in memory.</summary>
    public static ResultStore InMemory(ExperimentConfig config)
    {
        Database database = new(null, SqliteOpenMode.Memory);
        ResultStore store = new(database, null, "memory", config);
        store.Begin();
        store.Plan();
        return store;
    }

    /// <summary>Opens or creates the store of an experiment. After an edit of the experiment, usable runs remain.</summary>
    /// <param name="file">The file results.db. This process must hold its result folder.</param>
    /// <param name="config">The experiment, with its networks.</param>
    /// <exception cref="InputException">The file is damaged, or belongs to another experiment or build.</exception>
    public static ResultStore Open(string file, ExperimentConfig config)
    {
        RefuseIrregular(file);
        RemovePending(file);
        if (!File.Exists(file))
        {
            Create(file, config);
        }

        return OpenFile(file, config, SqliteOpenMode.ReadWrite, store =>
        {
            store.RefuseOther();
            store.Plan();
            return store.NeedsSuccessor() ? store.CreateSuccessor() : store;
        });
    }

    /// <summary>Opens the finished store of a result folder for reading.</summary>
    /// <param name="file">The file results.db.</param>
    /// <param name="config">The config.json beside it; its networks are not needed.</param>
    /// <exception cref="InputException">The store is missing, unfinished, damaged, or not that of this config.</exception>
    public static ResultStore Read(string file, ExperimentConfig config)
    {
        if (!File.Exists(file))
        {
            throw new InputException(file, "", "this file with the results is missing; `communitysim run` makes it.");
        }

        RefuseIrregular(file);
        if (StoreHeader.HasLog(file))
        {
            throw new InputException(file, "", Unfinished);
        }

        return OpenFile(file, config, SqliteOpenMode.ReadOnly, store =>
        {
            store.RequireComplete();
            return store;
        });
    }

    /// <summary>Whether enough work is uncommitted to be worth the cost of a commit.</summary>
    public bool IsCommitDue => _uncommitted.Elapsed > _patience;

    /// <summary>Commits all additions.</summary>
    /// <exception cref="IOException">The file is gone.</exception>
    public void Commit()
    {
        RequireFile();
        if (_uncommitted.IsRunning)
        {
            Stopwatch cost = Stopwatch.StartNew();
            _database.Run("COMMIT");
            _uncommitted.Reset();
            _patience = TimeSpan.FromTicks(Math.Max(ShortestWait.Ticks, (long)(TimesItsCost * cost.Elapsed.Ticks)));
        }
    }

    /// <summary>Checks that the file still exists, because SQLite silently goes on writing to a deleted file.</summary>
    /// <exception cref="IOException">The file is gone.</exception>
    internal void RequireFile()
    {
        if (_at is not null && !File.Exists(_at))
        {
            throw new IOException(
                $"{_file} was deleted or moved during the run, and its results with it. "
                    + "Put it back, or give the same command again to run everything anew.");
        }
    }

    /// <summary>
    /// Writes the rows to a new file in the order of their keys. Equal rows therefore give equal bytes.
    /// </summary>
    /// <param name="file">The new file. The store itself must be a file too.</param>
    public void WriteCopy(string file)
    {
        Commit();
        using Database copy = new(file, SqliteOpenMode.ReadWriteCreate);
        copy.Prepare("ATTACH $file AS live").Set(0, _file).Run();
        copy.Run("PRAGMA main.journal_mode = OFF", "PRAGMA main.synchronous = FULL", "BEGIN");
        copy.Run(StoreSchema.Create);
        copy.Run(
            "INSERT INTO main.about SELECT * FROM live.about WHERE key <> 'complete' ORDER BY key",
            "INSERT INTO main.about VALUES('complete', 'yes')",
            "INSERT INTO main.observable SELECT * FROM live.observable ORDER BY observable",
            "INSERT INTO main.strategy SELECT * FROM live.strategy ORDER BY strategy");
        foreach (string table in StoreSchema.PerCell)
        {
            CopyRows(copy, table);
        }

        copy.Run("COMMIT");
    }

    /// <summary>Closes the store and deletes its log files.</summary>
    /// <exception cref="IOException">Another program is reading the file.</exception>
    public void Close()
    {
        Commit();
        Statement move = _database.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        bool held = move.Step() && move.Whole(0) != 0;
        move.Reset();
        if (held)
        {
            throw new IOException(
                $"another program is reading {_file}; close it and give the same command again to continue.");
        }

        // SQLite would apply a leftover log to the next file of this name.
        Dispose();
        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
    }

    /// <summary>Closes the database without committing.</summary>
    public void Dispose()
    {
        _database.Dispose();
        if (_at is not null && _at != _file)
        {
            RemovePending(_file);
        }
    }

    /// <summary>Makes the record of a world, on any thread.</summary>
    internal WorldRecord RecordOf(Cell cell, WorldOutcome world, IReadOnlyList<int> strategies) =>
        WorldRecord.Of(world, strategies, _shape, _config.MembersOf(cell));

    /// <summary>Adds a usable world under some strategies.</summary>
    internal void Add(int cell, int replicate, WorldRecord world)
    {
        ForgetStatistics(cell);
        foreach ((int strategy, RunRecord run) in world.Strategies.Zip(world.Runs))
        {
            AddRun(cell, strategy, replicate, run);
        }

        if (_shape.Challenger >= 0
            && (world.Strategies.Contains(_shape.Challenger) || world.Strategies.Contains(_shape.Baseline))
            && (world.Crossovers ?? ReadCrossovers(cell, replicate)) is { } crossovers)
        {
            AddCrossovers(cell, replicate, crossovers);
        }
    }

    /// <summary>Computes crossover days from stored runs; null if one of the two is missing, or only outcomes are stored.</summary>
    private int?[]? ReadCrossovers(int cell, int replicate) => _shape.IsWhole
        && ReadSeries(cell, _shape.Challenger, replicate) is { } challenger
        && ReadSeries(cell, _shape.Baseline, replicate) is { } baseline
            ? Crossover.Days(challenger, baseline)
            : null;

    /// <summary>Removes a cell's worlds from <paramref name="first"/> up to and including <paramref name="last"/>.</summary>
    internal void Remove(int cell, int first, int last)
    {
        ForgetStatistics(cell);
        foreach (string table in (string[])["run", "series", "outcome", "crossover", "fault"])
        {
            _database.Prepare($"DELETE FROM {table} WHERE cell = $cell AND replicate BETWEEN $first AND $last")
                .Set(0, _ids[cell]).Set(1, first).Set(2, last).Run();
        }
    }

    /// <summary>Removes a cell's statistics over worlds, because they will be of other worlds.</summary>
    private void ForgetStatistics(int cell)
    {
        BeginIfNeeded();
        ClearCache();
        _database.Prepare("DELETE FROM daily WHERE cell = $cell").Set(0, _ids[cell]).Run();
    }

    private void AddRun(int cell, int strategy, int replicate, RunRecord run)
    {
        _database.Prepare("INSERT INTO run VALUES($cell, $strategy, $replicate, $series, $seal)")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, replicate).Set(3, run.Hash)
            .Set(4, _checksums[cell].Compute(strategy, replicate, 0, [], run.Hash)).Run();
        _database.Prepare("INSERT INTO series VALUES($cell, $strategy, $replicate, $days, $seal)")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, replicate).Set(3, run.Days)
            .Set(4, _checksums[cell].Compute(strategy, replicate, 0, [], run.Days)).Run();
        foreach ((int place, int day) in _shape.KeptDays.Index())
        {
            AddOutcome(cell, strategy, day, replicate, run.Outcomes.AsSpan(place * Observables.Count, Observables.Count));
        }
    }

    private byte[] Encode(int cell, DailySeries run) =>
        SeriesCode.Encode(run, _config.MembersOf(_config.Cells()[cell]), _shape.IsWhole);

    /// <summary>Adds a failed world.</summary>
    internal void Add(int cell, RunFault fault)
    {
        ForgetStatistics(cell);
        _database.Prepare("INSERT INTO fault VALUES($cell, $replicate, $strategy, $seed, $cause)")
            .Set(0, _ids[cell]).Set(1, fault.Replicate).Set(2, fault.Strategy)
            .Set(3, $"{_config.Seed}").Set(4, fault.Cause).Run();
    }

    /// <summary>Replaces the statistics of a cell's days by those of its stored runs.</summary>
    internal void SaveStatistics(int cell)
    {
        Debug.Assert(_shape.IsWhole, "statistics of outcomes are computed on demand");
        BeginIfNeeded();
        ClearCache();
        List<int>[] runs = ReadRuns(cell);
        for (int strategy = 0; strategy < runs.Length; strategy++)
        {
            if (runs[strategy].Count > 0)
            {
                SaveStatistics(cell, strategy, ComputeStatistics(cell, strategy, runs[strategy]));
            }
        }
    }

    /// <summary>Computes the statistics of a strategy's days. One thread reads the runs; all of them decode and sort.</summary>
    private DayStatistics[] ComputeStatistics(int cell, int strategy, List<int> replicates)
    {
        IReadOnlyList<BrandParameters> prices = PricesOf(cell, strategy);
        return DailyStatistics.Compute(
            _config.Days,
            replicates.Count,
            world => ReadDays(cell, strategy, replicates[world])!.Value,
            (world, days) => DecodeDays(cell, strategy, replicates[world], days, prices));
    }

    private void SaveStatistics(int cell, int strategy, DayStatistics[] days)
    {
        Statement insert = _database.Prepare(
            "INSERT OR REPLACE INTO daily "
                + "VALUES($cell, $strategy, $day, $observable, $worlds, $mean, $squares, $q05, $median, $q95, $seal)")
            .Set(0, _ids[cell]).Set(1, strategy);
        for (int place = 0; place < days.Length; place++)
        {
            (int day, int observable) = ((place / Observables.Count) + 1, place % Observables.Count);
            (Moments moments, double low, double median, double high) = days[place];
            insert.Set(2, day).Set(3, observable).Set(4, moments.Count).Set(5, moments.Mean).Set(6, moments.Squares)
                .Set(7, low).Set(8, median).Set(9, high)
                .Set(10, ChecksumOfDaily(cell, strategy, day, observable, moments, [low, median, high])).Run();
        }
    }

    private void AddOutcome(int cell, int strategy, int day, int replicate, ReadOnlySpan<double> values)
    {
        Statement insert = _database.Prepare(
            $"INSERT INTO outcome VALUES($cell, $strategy, $day, $replicate, {Placeholders(Observables.Count)}, $seal)");
        insert.Set(0, _ids[cell]).Set(1, strategy).Set(2, day).Set(3, replicate);
        Span<double> stored = stackalloc double[values.Length];
        for (int observable = 0; observable < values.Length; observable++)
        {
            stored[observable] = values[observable] + 0.0;
            insert.Set(4 + observable, stored[observable]);
        }

        insert.Set(4 + values.Length, _checksums[cell].Compute(strategy, day, replicate, stored)).Run();
    }

    private void AddCrossovers(int cell, int replicate, int?[] days)
    {
        Statement insert = _database
            .Prepare($"INSERT INTO crossover VALUES($cell, $replicate, {Placeholders(Observables.Count)}, $seal)")
            .Set(0, _ids[cell]).Set(1, replicate);
        for (int observable = 0; observable < days.Length; observable++)
        {
            _ = days[observable] is { } day ? insert.Set(2 + observable, day) : insert.Clear(2 + observable);
        }

        insert.Set(2 + days.Length, ChecksumOfCrossovers(cell, replicate, days)).Run();
    }

    private long ChecksumOfCrossovers(int cell, long replicate, IEnumerable<int?> days) =>
        _checksums[cell].Compute(-1, replicate, 0, [.. days.Select(day => (double)(day ?? 0))]);

    private void CopyRows(Database copy, string table)
    {
        const string From = "SELECT name FROM pragma_table_info($table) WHERE";
        string columns = string.Join(", ", ReadNames(copy, $"{From} name <> 'cell' ORDER BY cid", table));
        string key = string.Join(", ", ReadNames(copy, $"{From} pk > 0 ORDER BY pk", table));
        for (int cell = 0; cell < _ids.Length; cell++)
        {
            copy
                .Prepare($"INSERT INTO main.{table}(cell, {columns}) "
                    + $"SELECT $cell, {columns} FROM live.{table} WHERE cell = $id ORDER BY {key}")
                .Set(0, cell).Set(1, _ids[cell])
                .Run();
        }
    }

    private static List<string> ReadNames(Database database, string sql, string table)
    {
        Statement select = database.Prepare(sql).Set(0, table);
        List<string> names = [];
        while (select.Step())
        {
            names.Add(select.Text(0));
        }

        return names;
    }

    private void BeginIfNeeded()
    {
        if (!_uncommitted.IsRunning)
        {
            _database.Run("BEGIN");
            _uncommitted.Start();
        }
    }

    private long ChecksumOfDaily(
        int cell, int strategy, int day, int observable, Moments moments, ReadOnlySpan<double> quantiles) =>
        _checksums[cell].Compute(strategy, day, observable, [moments.Count, moments.Mean, moments.Squares, .. quantiles]);

    private static string Placeholders(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(place => $"$v{place}"));
}
