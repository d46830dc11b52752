using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A dead-letter queue was not deleted for certain, and sources that were unbound for that could not be bound again.</summary>
/// <param name="sources">Names of the sources.</param>
/// <param name="cause">What happened.</param>
internal sealed class DetachedSourcesException(ImmutableArray<string> sources, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The failure in words, with the way back.</summary>
    public string Describe(string explained) =>
        $"{explained} For this, {string.Join(", ", sources.Select(name => $"'{name}'"))} had been unbound, and could not be bound again. {DeadLetterDetachment.WayBack}";
}
