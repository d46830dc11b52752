using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>The files of a data folder, and what is said when they don't work.</summary>
internal static class DataFiles
{
    private const string WayOut =
        "The folder is left as it is: put a copy of it back, save what can be read (sqlite3 cmq.db .recover), or move it away to begin with nothing.";

    public static string Database(string folder) => Path.Combine(folder, "cmq.db");

    public static string Lock(string folder) => Path.Combine(folder, "cmq.lock");

    /// <summary>Takes a folder, which is made if it is not there, for this process.</summary>
    /// <returns>The lock; the operating system releases it when the process ends, however it ends.</returns>
    public static FileStream Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return FileLock.Open(Lock(folder), exclusive: true);
        }
        catch (IOException error) when (FileLock.IsHeldByOther(error))
        {
            throw new CmqStoreException(folder, $"another process uses this folder (it holds '{Lock(folder)}'). End that process, or use another folder.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CmqStoreException(folder, $"it can't be used as a data folder: {error.Message}", error);
        }
    }

    public static CmqStoreException Damaged(string database, string problem, Exception? inner = null) =>
        new(database, $"it is damaged: {problem}. {WayOut}", inner);

    public static CmqStoreException CannotOpen(string database, DatabaseException error) => error.IsDamage
        ? Damaged(database, error.Message, error)
        : new(database, $"it can't be opened: {error.Message}. Nothing was changed.", error);

    public static CmqStoreException CannotWrite(string database, DatabaseException error)
    {
        var what = error.IsFull ? "the disk is full" : error.Message;
        return new(database, $"it can't be written: {what}. Calls are refused until it can; it is tried again every second and at each call.", error);
    }
}
