namespace Cmq.Broker;

/// <summary>A lock that processes share through a file that one of them, or several readers, have open.</summary>
internal static class FileLock
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    /// <summary>
    /// Opens the file in a mode that keeps others out: on Windows the system does so by itself, elsewhere .NET locks the file with flock,
    /// shared or exclusive. Brokers of one process keep each other out as well.
    /// </summary>
    public static FileStream Open(string path, bool exclusive) => new(
        path,
        FileMode.OpenOrCreate,
        exclusive ? FileAccess.ReadWrite : FileAccess.Read,
        exclusive ? FileShare.None : FileShare.Read,
        bufferSize: 0);

    /// <summary>Whether a file could not be opened because somebody else holds the lock.</summary>
    public static bool IsHeldByOther(IOException error) =>
        error.HResult is WindowsSharingViolation or WindowsLockViolation
        || (OperatingSystem.IsLinux() && error.HResult == LinuxWouldBlock)
        || (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows() && error.HResult == MacWouldBlock);
}
