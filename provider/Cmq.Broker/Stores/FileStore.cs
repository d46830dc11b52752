namespace Cmq.Broker;

/// <summary>
/// Keeps the document in a file. Each write makes a new file beside it, flushes that to disk and renames it over the old one, so that
/// whoever reads sees one whole document or the other, also after a crash. Processes keep each other out with a lock on a second file,
/// <c>&lt;path&gt;.lock</c>, which stays where it is; the operating system releases the lock when its process ends, however it ends.
/// </summary>
/// <remarks>
/// Every write replaces the whole file, so its cost grows with the number of objects and messages: right for the topology of a
/// deployment and some test messages, not for traffic. On Linux and macOS the folder is flushed too, so that a finished write outlasts a
/// power failure; Windows has no such call and leaves the moment of the rename to its file system.
/// </remarks>
public sealed class FileStore : ICmqStore
{
    // Short against an operation, which takes about as long as its flush: somebody who works without a break leaves only short gaps.
    private const int LongestPauseMilliseconds = 4;
    private static readonly TimeSpan TellAfter = TimeSpan.FromSeconds(1);

    /// <summary>A store in a file.</summary>
    /// <param name="path">The file. It need not exist; its folder does.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The path is a symbolic link that leads nowhere.</exception>
    public FileStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileInfo(Path.GetFullPath(path));

        // A rename over a symbolic link would replace the link, so the file behind it is meant.
        Location = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <inheritdoc/>
    public bool IsPersistent => true;

    /// <summary>The file's full path.</summary>
    public string Location { get; }

    /// <summary>How long an operation waits for other processes before it gives up. They hold the lock for one operation each.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of that wait.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Told when other processes have kept an operation waiting for a second; null for nobody.</summary>
    public Action? OnWait { get; init; }

    private string LockPath => Location + ".lock";

    /// <inheritdoc/>
    public async ValueTask<ICmqStoreLock> LockAsync(bool exclusive, CancellationToken cancellationToken)
    {
        var started = TimeProvider.GetTimestamp();
        var isTold = false;
        for (; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStoreLock(Location, FileLock.Open(LockPath, exclusive), exclusive);
            }
            catch (IOException error) when (FileLock.IsHeldByOther(error))
            {
                if (TimeProvider.GetElapsedTime(started) >= LockTimeout)
                {
                    var waited = FormattableString.Invariant($"{LockTimeout.TotalSeconds:0.###} s of waiting were not enough");
                    throw new CmqStoreException(
                        Location,
                        $"another process holds its lock ('{LockPath}'), and {waited}. End that process, or use another file.",
                        error);
                }

                if (!isTold && TimeProvider.GetElapsedTime(started) >= TellAfter)
                {
                    isTold = true;
                    OnWait?.Invoke();
                }
            }
            catch (DirectoryNotFoundException error)
            {
                throw new CmqStoreException(Location, "its folder does not exist. Create the folder, or use another path.", error);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new CmqStoreException(Location, $"its lock file '{LockPath}' can't be opened: {error.Message}", error);
            }

            // Unequal pauses, so that two who wait for each other's operations don't meet again and again.
            var pause = TimeSpan.FromMilliseconds(1 + Random.Shared.Next(LongestPauseMilliseconds));
            try
            {
                await Task.Delay(pause, TimeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                var waited = FormattableString.Invariant($"{TimeProvider.GetElapsedTime(started).TotalSeconds:0.#} s");
                throw new CmqNotBegunException($"For {waited} it had waited for '{LockPath}', which another process holds.", cancellationToken);
            }
        }
    }
}
