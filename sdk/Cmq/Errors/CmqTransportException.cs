namespace Cmq;

/// <summary>No answer of the service arrived: the connection failed, timed out or broke, or what came was not an answer of this API.</summary>
public sealed class CmqTransportException : CmqException
{
    /// <summary>A call without an answer.</summary>
    /// <param name="message">What happened, and what to check.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">What the call was about; null for a call about none.</param>
    /// <param name="mayHaveExecuted">Whether the request can have reached the service.</param>
    /// <param name="inner">The cause.</param>
    /// <param name="isTransient">False when what is in the way does not go away by itself: a certificate, an endpoint that is no API.</param>
    public CmqTransportException(string message, string action, string? resource, bool mayHaveExecuted, Exception? inner = null, bool isTransient = true)
        : base($"{action}{(resource is null ? "" : $" of '{resource}'")}: {message}", action, resource, inner)
    {
        MayHaveExecuted = mayHaveExecuted;
        IsTransient = isTransient;
    }

    /// <inheritdoc/>
    public override bool IsTransient { get; }

    /// <inheritdoc/>
    internal override string ForLog => What ?? "no answer of the service arrived";

    /// <summary>What happened, as <see cref="ForLog"/> has it; null for an error that was not made here.</summary>
    internal string? What { get; init; }
}
