namespace Cmq;

/// <summary>
/// A call to the service did not succeed. Two families: <see cref="CmqServiceException"/>, the service answered with an error;
/// <see cref="CmqTransportException"/>, no answer of the service arrived.
/// </summary>
public abstract class CmqException : Exception
{
    private protected CmqException(string message, string action, string? resource, Exception? inner)
        : base(message, inner)
    {
        Action = action;
        Resource = resource;
    }

    /// <summary>The service's action: <c>CreateCmqQueue</c>.</summary>
    public string Action { get; }

    /// <summary>The queue, topic or <c>topic/subscription</c> that the call was about; null for a call about none.</summary>
    public string? Resource { get; }

    /// <summary>
    /// Whether the service can have carried the call out all the same: by this attempt or, where it was tried again, by an earlier one. False only
    /// when it certainly did not, for example when no connection was made or the service refused, and of a call that only reads.
    /// </summary>
    public bool MayHaveExecuted { get; internal set; }

    /// <summary>Whether the same call may succeed later without a change.</summary>
    public abstract bool IsTransient { get; }

    /// <summary>
    /// What happened, in words of this library only: nothing in it came over the line, where an answer may repeat a message or a handle, or from a
    /// credential provider.
    /// </summary>
    internal virtual string ForLog => GetType().Name;
}
