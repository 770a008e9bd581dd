using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Storage;

/// <summary>A connection to an SQLite file, or to memory, with its statements kept prepared. One thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>Opens a file, or memory where no file is named.</summary>
    /// <param name="file">The path, or null.</param>
    /// <param name="mode">Whether it may be written, and made.</param>
    public Database(string? file, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file is null ? ":memory:" : Path.GetFullPath(file), Mode = file is null ? SqliteOpenMode.Memory : mode, Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>The statement of an SQL text, ready to be given its parameters.</summary>
    public Statement Say(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            _statements[sql] = statement = new Statement(_connection.Handle!, sql);
        }

        statement.Reset(); // whoever asked before may have left rows
        return statement;
    }

    /// <summary>Runs SQL, one statement after another; rows are left.</summary>
    public void Run(params ReadOnlySpan<string> statements)
    {
        foreach (string sql in statements)
        {
            using Statement statement = new(_connection.Handle!, sql);
            statement.Run();
        }
    }

    /// <summary>The single number that a query gives.</summary>
    public long Ask(string sql)
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
