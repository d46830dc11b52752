namespace Cmq.Broker;

/// <summary>The right to read or to replace the file of a <see cref="FileStore"/>.</summary>
internal sealed class FileStoreLock(string location, FileStream held, bool exclusive) : ICmqStoreLock
{
    public byte[]? Read()
    {
        try
        {
            return File.ReadAllBytes(location);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CmqStoreException(location, $"it can't be read: {error.Message}", error);
        }
    }

    public void Write(ReadOnlySpan<byte> document)
    {
        if (!exclusive)
        {
            throw new InvalidOperationException("The lock was taken to read only.");
        }

        try
        {
            Replace(document);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CmqStoreException(location, $"it can't be written: {error.Message} What it held before is still there.", error);
        }

        try
        {
            FolderFlush.Flush(Path.GetDirectoryName(location)!);
        }
        catch (IOException error)
        {
            throw new CmqStoreException(location, $"it is written, but a power failure may undo that: {error.Message}", error);
        }
    }

    public void Dispose() => held.Dispose();

    private void Replace(ReadOnlySpan<byte> document)
    {
        // One name is enough, for only one process at a time is here; what a crash left under it is overwritten.
        var temporary = location + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            if (!OperatingSystem.IsWindows() && File.Exists(location))
            {
                File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(location));
            }

            stream.Write(document);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, location, overwrite: true);
    }
}
