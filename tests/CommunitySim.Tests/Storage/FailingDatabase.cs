using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunitySim.Tests.Storage;

/// <summary>Makes the database of a store fail from a statement on, as a disk does that has broken.</summary>
internal static class FailingDatabase
{
    /// <summary>Lets the statement with this number, counted from 1, and all after it fail.</summary>
    public static void Arm(ResultStore store, int statement)
    {
        sqlite3 handle = ConnectionOf(DatabaseOf(store)).Handle!;
        int begun = 0;
        raw.sqlite3_trace(
            handle,
            (object _, string _) =>
            {
                if (++begun == statement)
                {
                    raw.sqlite3_progress_handler(handle, 1, _ => 1, null);
                }
            },
            null);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_database")]
    private static extern ref Database DatabaseOf(ResultStore store);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref SqliteConnection ConnectionOf(Database database);
}
