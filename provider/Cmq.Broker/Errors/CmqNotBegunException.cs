namespace Cmq.Broker;

/// <summary>An operation was cancelled before it began: nothing was changed.</summary>
public sealed class CmqNotBegunException : OperationCanceledException
{
    /// <summary>An operation that has not begun.</summary>
    /// <param name="message">What it was waiting for, and for how long.</param>
    /// <param name="cancellationToken">What cancelled it.</param>
    public CmqNotBegunException(string message, CancellationToken cancellationToken)
        : base(message, cancellationToken)
    {
    }
}
