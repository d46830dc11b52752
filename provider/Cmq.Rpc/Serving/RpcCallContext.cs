namespace Cmq.Rpc;

/// <summary>What a handler knows of the call besides its request.</summary>
/// <param name="Path">The method's path.</param>
/// <param name="Deadline">When the caller stops waiting; null when it did not say.</param>
/// <param name="CancellationToken">Cancelled when the caller cancels, at the deadline, and when the connection breaks.</param>
public sealed record RpcCallContext(string Path, DateTimeOffset? Deadline, CancellationToken CancellationToken);
