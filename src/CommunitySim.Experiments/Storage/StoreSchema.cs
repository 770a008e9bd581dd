namespace CommunitySim.Experiments.Storage;

/// <summary>
/// The tables of results.db, version <see cref="Version"/>. results/README.md describes them. The views runs and days
/// are for people.
/// </summary>
internal static class StoreSchema
{
    /// <summary>Marks the file as a store of results ("CSim"), see PRAGMA application_id.</summary>
    public const int Application = 0x4353696D;

    /// <summary>The version of the tables and their content, see PRAGMA user_version.</summary>
    public const int Version = 4;

    /// <summary>The tables with rows of results, each keyed by cell first.</summary>
    public static IReadOnlyList<string> PerCell { get; } = ["cell", "swept", "run", "series", "outcome", "crossover", "fault", "daily"];

    /// <summary>The observables as columns: "trust, reach, ...".</summary>
    public static string Columns { get; } = string.Join(", ", Observables.All.Select(observable => observable.Name()));

    /// <summary>The statements that make an empty store.</summary>
    public static string[] Create { get; } =
    [
        $"PRAGMA application_id = {Application}",
        $"PRAGMA user_version = {Version}",
        $"CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        $"CREATE TABLE observable(observable INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        $"CREATE TABLE strategy(strategy INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        $"CREATE TABLE cell(cell INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, label TEXT NOT NULL, "
            + "members INTEGER NOT NULL, luck INTEGER NOT NULL)",
        $"CREATE TABLE swept(cell INTEGER, path TEXT, setting, PRIMARY KEY(cell, path)) WITHOUT ROWID",
        "CREATE TABLE run(cell INTEGER, strategy INTEGER, replicate INTEGER, series BLOB NOT NULL, seal INTEGER NOT NULL, "
            + "PRIMARY KEY(cell, strategy, replicate)) WITHOUT ROWID",
        "CREATE TABLE series(cell INTEGER, strategy INTEGER, replicate INTEGER, days BLOB NOT NULL, seal INTEGER NOT NULL, "
            + "PRIMARY KEY(cell, strategy, replicate))",
        $"CREATE TABLE outcome(cell INTEGER, strategy INTEGER, day INTEGER, replicate INTEGER, {Typed("REAL NOT NULL")}, "
            + "seal INTEGER NOT NULL, PRIMARY KEY(cell, strategy, day, replicate)) WITHOUT ROWID",
        $"CREATE TABLE crossover(cell INTEGER, replicate INTEGER, {Typed("INTEGER")}, "
            + "seal INTEGER NOT NULL, PRIMARY KEY(cell, replicate)) WITHOUT ROWID",
        "CREATE TABLE fault(cell INTEGER, replicate INTEGER, strategy TEXT NOT NULL, seed TEXT NOT NULL, cause TEXT NOT NULL, "
            + "PRIMARY KEY(cell, replicate)) WITHOUT ROWID",
        "CREATE TABLE daily(cell INTEGER, strategy INTEGER, day INTEGER, observable INTEGER, "
            + "worlds INTEGER NOT NULL, mean REAL NOT NULL, squares REAL NOT NULL, "
            + "q05 REAL NOT NULL, median REAL NOT NULL, q95 REAL NOT NULL, "
            + "seal INTEGER NOT NULL, PRIMARY KEY(cell, strategy, day, observable)) WITHOUT ROWID",
        $"CREATE VIEW runs AS SELECT cell.label AS cell, strategy.name AS strategy, replicate, day, {Columns} "
            + "FROM outcome JOIN cell USING(cell) JOIN strategy USING(strategy)",
        "CREATE VIEW days AS SELECT cell.label AS cell, strategy.name AS strategy, "
            + "observable.name AS observable, day, worlds, mean, "
            + "CASE WHEN worlds > 1 THEN squares / (worlds - 1) END AS variance, q05, median, q95 "
            + "FROM daily JOIN cell USING(cell) "
            + "JOIN strategy USING(strategy) JOIN observable USING(observable)",
    ];

    /// <summary>The statements that make the tables and views of a store.</summary>
    public static IReadOnlyList<string> Made { get; } =
        [.. Create.Where(statement => statement.StartsWith("CREATE ", StringComparison.Ordinal))];

    private static string Typed(string type) =>
        string.Join(", ", Observables.All.Select(observable => $"{observable.Name()} {type}"));
}
