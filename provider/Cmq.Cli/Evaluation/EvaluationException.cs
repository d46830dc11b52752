namespace Cmq.Cli;

/// <summary>An expression has no value.</summary>
/// <param name="position">Where it stands.</param>
/// <param name="message">Why, and the way out.</param>
/// <param name="inner">The cause.</param>
internal sealed class EvaluationException(SourcePosition position, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Where it stands.</summary>
    public SourcePosition Position { get; } = position;
}
