using System.Net;

namespace Cmq.Rpc;

/// <summary>How an <see cref="RpcServer"/> listens.</summary>
public sealed record RpcServerOptions
{
    /// <summary>The longest message in either direction unless set otherwise: 400 MiB, which is what the engine sends and takes.</summary>
    public const int DefaultMaxMessageBytes = 400 * 1024 * 1024;

    /// <summary>The address to listen on; the IPv4 loopback unless set, which is where the engine dials.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0, as it is unless set, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The longest message in either direction, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>The clock that deadlines are measured with.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Told of exceptions that no handler should let out, with the method's path: the caller gets their message only, here is the place
    /// to note where they came from. Must not throw.
    /// </summary>
    public Action<string, Exception>? UnexpectedError { get; init; }
}
