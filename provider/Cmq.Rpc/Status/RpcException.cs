using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>A call that failed: thrown by a handler to say how it failed, and by the client to say how the server did.</summary>
public sealed class RpcException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="code">What kind it is; anything but <see cref="RpcStatusCode.Ok"/>.</param>
    /// <param name="message">What happened and what to do about it. Longer than 8 KB on the wire, it is shortened.</param>
    /// <param name="detail">
    /// A message that says more than text can, such as <c>ErrorResourceInitFailed</c>. Beyond 32 KB it is left out: larger trailers hang
    /// some clients, and a failure that arrives is worth more.
    /// </param>
    /// <param name="innerException">What caused it; not sent.</param>
    public RpcException(RpcStatusCode code, string message, IMessage? detail = null, Exception? innerException = null)
        : this(code, message, detail is null ? [] : [Any.Pack(detail)], innerException)
    {
    }

    internal RpcException(RpcStatusCode code, string message, IReadOnlyList<Any> details, Exception? innerException)
        : base(message, innerException)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)code, (int)RpcStatusCode.Ok, nameof(code));
        Code = code;
        Details = details;
    }

    /// <summary>What kind of failure it is.</summary>
    public RpcStatusCode Code { get; }

    /// <summary>What was sent besides the text.</summary>
    public IReadOnlyList<Any> Details { get; }

    /// <summary>The first detail of a type, or null.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <exception cref="InvalidProtocolBufferException">There is one, and it cannot be read.</exception>
    public T? Detail<T>()
        where T : class, IMessage, new() =>
        Details.Select(detail => detail.TryUnpack<T>(out var message) ? message : null).FirstOrDefault(message => message is not null);
}
