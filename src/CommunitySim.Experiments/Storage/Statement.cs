using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunitySim.Experiments.Storage;

/// <summary>A prepared SQL statement. Parameters and columns count from 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    public Statement Set(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter + 1, value));
        return this;
    }

    // SQLite stores whole numbers as integers, so -0 would return as 0.
    public Statement Set(int parameter, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, parameter + 1, value + 0.0));
        return this;
    }

    public Statement Set(int parameter, string? value)
    {
        Check(value is null
            ? raw.sqlite3_bind_null(_statement, parameter + 1)
            : raw.sqlite3_bind_text(_statement, parameter + 1, value));
        return this;
    }

    public Statement Set(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter + 1, value));
        return this;
    }

    public Statement Clear(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter + 1));
        return this;
    }

    /// <summary>Runs the statement and ignores its rows.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Moves to the next row. After the last row, the statement can be reused.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        int reset = raw.sqlite3_reset(_statement);
        Check(code == raw.SQLITE_DONE ? reset : code);
        return false;
    }

    /// <summary>Discards the remaining rows.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public long Whole(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Number(int column) => raw.sqlite3_column_double(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code);
        }
    }
}
