using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunitySim.Experiments.Storage;

/// <summary>An SQLite database in a file or in memory, with cached statements. It serves one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    // SQLITE_LIMIT_LENGTH of a text or blob, SQLITE_LIMIT_SQL_LENGTH, SQLITE_LIMIT_EXPR_DEPTH.
    private const int LengthLimit = 0, StatementLimit = 1, DepthLimit = 3;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>Opens a file, or a database in memory.</summary>
    /// <param name="file">The path; null for memory.</param>
    /// <param name="mode">Whether to write or create the file.</param>
    public Database(string? file, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file is null ? ":memory:" : Path.GetFullPath(file),
                Mode = file is null ? SqliteOpenMode.Memory : mode,
                Pooling = false,
            }.ToString());
        _connection.Open();

        // A file may come from somebody else. Its queries must end, and must not call arbitrary functions.
        (int, int)[] limits = [(LengthLimit, 64 * 1024 * 1024), (StatementLimit, 1_000_000), (DepthLimit, 100)];
        foreach ((int limit, int most) in limits)
        {
            raw.sqlite3_limit(_connection.Handle!, limit, most);
        }

        Run("PRAGMA trusted_schema = OFF");
    }

    /// <summary>Returns the cached statement of an SQL text, ready for its parameters.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            _statements[sql] = statement = new Statement(_connection.Handle!, sql);
        }

        statement.Reset(); // an earlier query may have left rows
        return statement;
    }

    /// <summary>Runs SQL statements in order and ignores their rows.</summary>
    public void Run(params ReadOnlySpan<string> statements)
    {
        foreach (string sql in statements)
        {
            using Statement statement = new(_connection.Handle!, sql);
            statement.Run();
        }
    }

    /// <summary>Returns the single number of a query.</summary>
    public long QueryNumber(string sql)
    {
        using Statement statement = new(_connection.Handle!, sql);
        return statement.Step() ? statement.Whole(0) : throw new SqliteException($"no row: {sql}", 1);
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
