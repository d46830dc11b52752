namespace Cmq.Benchmarks;

/// <summary>The way of a message, again and again.</summary>
internal interface IMessageCycles
{
    /// <summary>Sends a message, receives the first that waits, and deletes it; so many times.</summary>
    Task RunAsync(int cycles);
}
