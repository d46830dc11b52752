namespace Cmq.Resources;

/// <summary>An operation on a resource did not succeed; the message says what to do next.</summary>
public sealed class ResourceException : Exception
{
    /// <summary>An operation that did not succeed.</summary>
    /// <param name="kind">What kind of trouble.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="inner">The cause.</param>
    public ResourceException(ResourceErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What kind of trouble.</summary>
    public ResourceErrorKind Kind { get; }
}
