namespace Cmq;

/// <summary>What kind of error the service answered, whatever its exact code.</summary>
public enum CmqErrorReason
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The queue, topic or subscription does not exist.</summary>
    NotFound,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>A parameter is missing, unknown, of the wrong type or out of its range.</summary>
    InvalidParameter,

    /// <summary>The action does not exist or is not offered for this resource.</summary>
    Unsupported,

    /// <summary>Too many calls in a second; slow down and try again.</summary>
    Throttled,

    /// <summary>The credentials are wrong, expired or unknown.</summary>
    Unauthenticated,

    /// <summary>The credentials are right but may not do this.</summary>
    PermissionDenied,

    /// <summary>A quota of the account is used up.</summary>
    QuotaExceeded,

    /// <summary>The account has to be topped up.</summary>
    FundRequired,

    /// <summary>The service is in trouble; try again later.</summary>
    Unavailable,

    /// <summary>The receipt handle is void: the message's time is over, it was received anew, or it is deleted.</summary>
    ReceiptHandleInvalid,

    /// <summary>The queue holds as much as it can; try again when some of it was consumed.</summary>
    QueueFull,

    /// <summary>Too many messages of the queue are hidden or delayed; try again when some were deleted.</summary>
    TooManyUnacknowledged,

    /// <summary>Nobody gets the message: the topic has no subscription, or none that lets it pass.</summary>
    NoSubscriber,
}
