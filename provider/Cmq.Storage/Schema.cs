using System.Globalization;
using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>What the database looks like. Its number rises when an older program would misread what a newer one writes.</summary>
internal static class Schema
{
    public const long Version = 1;

    // "Cmq1", by which the file is known for ours.
    private const long Application = 0x436D7131;

    // A message's key is the number of its queue and its own number there, so that a queue's messages lie together in their order. What was only sent
    // has no progress: a body is written once, and a receive writes a small row. Times are Unix milliseconds.
    private const string Tables = """
        create table setting (name text primary key, value) without rowid;
        create table object (number integer primary key, kind integer not null, id text not null unique, parent text, document text not null);
        create table message (key integer primary key, id blob not null, enqueue_time integer not null, tags text, body text not null);
        create table progress (key integer primary key, state integer not null, life_start integer not null, first_dequeue_time integer not null,
            visible_time integer not null, handle integer not null, dequeue_count integer not null);
        create table waiting (key integer primary key, id text not null, publish_time integer not null, tags text, body text not null);
        create table delivery (subscription integer primary key, first integer not null, tries integer not null, next_try integer not null)
        """;

    /// <summary>Makes the tables of a new database, and refuses one that this program does not know.</summary>
    /// <exception cref="CmqStoreException">It is of another program, or of a later version.</exception>
    public static void Prepare(Database database, string path)
    {
        var (application, version) = (database.Number("pragma application_id"), database.Number("pragma user_version"));
        if (application == 0 && version == 0 && database.Number("select count(*) from sqlite_schema") == 0)
        {
            database.Run("pragma journal_mode = wal");
            database.Transact(() =>
            {
                foreach (var table in Tables.Split(';'))
                {
                    database.Run(table);
                }

                database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {Application}"));
                database.Run(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {Version}"));
            });
        }
        else if (application != Application)
        {
            throw new CmqStoreException(path, "it is a database of another program. Use another folder.");
        }
        else if (version != Version)
        {
            var versions = string.Create(CultureInfo.InvariantCulture, $"it is in version {version} of the format, and this program reads version {Version}");
            throw new CmqStoreException(path, $"{versions}. Use the newer program that wrote it, or another folder.");
        }

        // FULL: a commit is on the disk when it returns, not only with the operating system. The write-ahead log is folded in every 4,000 pages.
        database.Run("pragma journal_mode = wal");
        database.Run("pragma synchronous = full");
        database.Run("pragma wal_autocheckpoint = 4000");
        database.Run("pragma journal_size_limit = 67108864");
    }
}
