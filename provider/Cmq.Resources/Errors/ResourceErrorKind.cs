namespace Cmq.Resources;

/// <summary>What kind of trouble an operation met.</summary>
public enum ResourceErrorKind
{
    /// <summary>An argument is wrong: an id of another form, a value that the service refuses.</summary>
    InvalidArgument,

    /// <summary>The object does not exist.</summary>
    NotFound,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>The object's present state does not allow it.</summary>
    FailedPrecondition,

    /// <summary>The credentials are missing or wrong.</summary>
    Unauthenticated,

    /// <summary>The credentials may not do it.</summary>
    PermissionDenied,

    /// <summary>A quota or a rate limit is used up.</summary>
    ResourceExhausted,

    /// <summary>The service can't be reached or is in trouble.</summary>
    Unavailable,

    /// <summary>No answer arrived and it is not known whether the operation happened.</summary>
    Unknown,
}
