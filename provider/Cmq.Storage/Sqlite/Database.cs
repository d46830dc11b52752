using SQLitePCL;

namespace Cmq.Storage;

/// <summary>An open database of SQLite, for one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;

    // A tool that looks at the file may hold it for a moment.
    private const int BusyMilliseconds = 10_000;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Opens a file, which is made if it is not there.</summary>
    /// <exception cref="DatabaseException">It can't be opened.</exception>
    public static Database Open(string path)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(handle);
        try
        {
            database.Check(code);
            raw.sqlite3_extended_result_codes(handle, 1);
            database.Check(raw.sqlite3_busy_timeout(handle, BusyMilliseconds));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new(this, statement);
    }

    public void Run(string sql)
    {
        using var statement = Prepare(sql);
        while (statement.Read())
        {
            // Some pragmas tell what they set.
        }
    }

    /// <summary>The first column of the first row, a number.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Read() ? statement.Number(0) : throw new DatabaseException(raw.SQLITE_CORRUPT, "a value is missing");
    }

    /// <summary>Carries out writes as a whole, safe when this returns, or not at all.</summary>
    public void Transact(Action write)
    {
        Run("begin immediate");
        try
        {
            write();
            Run("commit");
        }
        catch
        {
            // Some errors end the transaction by themselves.
            if (raw.sqlite3_get_autocommit(_handle) == 0)
            {
                Run("rollback");
            }

            throw;
        }
    }

    public void Dispose() => raw.sqlite3_close_v2(_handle);

    internal void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new DatabaseException(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }
}
