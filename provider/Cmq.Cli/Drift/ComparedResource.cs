using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A declared resource beside what is live of it.</summary>
/// <param name="Declared">What is declared.</param>
/// <param name="Live">What is live; null when it is not there, or could not be read.</param>
/// <param name="Changes">The differences: from what is live to what is declared.</param>
/// <param name="Unread">Why it could not be read; null when it was.</param>
internal sealed record ComparedResource(DeclaredResource Declared, LiveResource? Live, ImmutableArray<PropertyChange> Changes, string? Unread = null)
{
    /// <summary>Whether a property's values must not be shown, on either side.</summary>
    public bool IsSecret(string property) =>
        Declared.Inputs.Find(property)?.ContainsSecrets == true
        || Declared.Outputs?.Find(property)?.ContainsSecrets == true
        || Live?.Outputs.Find(property)?.ContainsSecrets == true;
}
