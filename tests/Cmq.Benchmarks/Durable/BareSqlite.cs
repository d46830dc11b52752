using System.Diagnostics;
using SQLitePCL;

namespace Cmq.Benchmarks;

/// <summary>Messages in a table of SQLite with nothing around it, and a commit for each step, as safe as those of a data folder.</summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _send;
    private readonly sqlite3_stmt _receive;
    private readonly sqlite3_stmt _delete;
    private long _key;

    static BareSqlite() => Batteries_V2.Init();

    /// <summary>A new table.</summary>
    /// <param name="path">The file, which is not there yet.</param>
    public BareSqlite(string path)
    {
        _database = Open(path);
        string[] begin =
        [
            "pragma journal_mode = wal",
            "pragma synchronous = full",
            "pragma wal_autocheckpoint = 4000",
            "create table message (key integer primary key, received integer, body text not null)",
        ];
        foreach (var sql in begin)
        {
            Check(_database, raw.sqlite3_exec(_database, sql));
        }

        _send = Prepare(_database, "insert into message values (?1, 0, ?2)");
        _receive = Prepare(_database, "update message set received = 1 where key = ?1");
        _delete = Prepare(_database, "delete from message where key = ?1");
    }

    /// <summary>Runs a loop of <see cref="BrokerLoop.Kinds"/>.</summary>
    /// <returns>Messages a second.</returns>
    public double Rate(string kind, TimeSpan time, string body)
    {
        var (first, clock) = (_key, Stopwatch.StartNew());
        while (clock.Elapsed < time)
        {
            _key++;
            Check(_database, raw.sqlite3_bind_text(_send, 2, body));
            Run(_send);
            if (kind == BrokerLoop.Cycle)
            {
                Run(_receive);
                Run(_delete);
            }
        }

        return (_key - first) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Reads the rows of a data folder's messages, and makes nothing of them but their texts.</summary>
    /// <returns>How many they are.</returns>
    public static int Read(string path)
    {
        using var database = Open(path);
        using var statement = Prepare(database, "select key, id, enqueue_time, body from message order by key");
        var rows = 0;
        for (; raw.sqlite3_step(statement) == raw.SQLITE_ROW; rows++)
        {
            GC.KeepAlive(raw.sqlite3_column_text(statement, 3).utf8_to_string());
        }

        return rows;
    }

    public void Dispose()
    {
        _send.Dispose();
        _receive.Dispose();
        _delete.Dispose();
        _database.Dispose();
    }

    // Outside a transaction each statement is committed by itself.
    private void Run(sqlite3_stmt statement)
    {
        Check(_database, raw.sqlite3_bind_int64(statement, 1, _key));
        Check(_database, raw.sqlite3_step(statement));
        Check(_database, raw.sqlite3_reset(statement));
    }

    private static sqlite3 Open(string path)
    {
        Check(null, raw.sqlite3_open(path, out var database));
        return database;
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        Check(database, raw.sqlite3_prepare_v2(database, sql, out var statement));
        return statement;
    }

    private static void Check(sqlite3? database, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException(database is null ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }
}
