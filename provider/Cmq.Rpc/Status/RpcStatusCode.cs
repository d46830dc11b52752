namespace Cmq.Rpc;

/// <summary>How a call ended: the status codes of gRPC, with their numbers on the wire.</summary>
/// <remarks>
/// The engine takes <see cref="Unknown"/>, <see cref="Internal"/> and <see cref="DataLoss"/> as "nobody knows whether it happened" and
/// tells the user that the stack may be corrupt: answer a refusal with a code that says what it is.
/// </remarks>
public enum RpcStatusCode
{
    /// <summary>The call succeeded.</summary>
    Ok = 0,

    /// <summary>The call was cancelled, as a rule by its caller.</summary>
    Cancelled = 1,

    /// <summary>An error that fits no other code. By convention the code of a partial failure.</summary>
    Unknown = 2,

    /// <summary>An argument is wrong, whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The call took longer than its caller was ready to wait.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be created exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known, and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a rate or a size limit is exhausted.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the call needs.</summary>
    FailedPrecondition = 9,

    /// <summary>The call lost against a concurrent one.</summary>
    Aborted = 10,

    /// <summary>A value is past the end of what there is.</summary>
    OutOfRange = 11,

    /// <summary>The server does not have this method.</summary>
    Unimplemented = 12,

    /// <summary>Something is broken: a bug, or bytes that do not follow the protocol.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached now.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or corrupt.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
