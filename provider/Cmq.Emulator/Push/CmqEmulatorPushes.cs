namespace Cmq.Emulator;

/// <summary>How often an emulator has tried to deliver to http endpoints, and how it went. A try that a stop or a deletion cuts short counts in neither.</summary>
public sealed class CmqEmulatorPushes
{
    private long _delivered;
    private long _failed;

    internal CmqEmulatorPushes()
    {
    }

    /// <summary>Tries that the endpoint answered with a status of 200 to 299.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Tries that got another status, no answer in 15 s, or no connection.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    internal void Count(bool delivered) => Interlocked.Increment(ref delivered ? ref _delivered : ref _failed);
}
