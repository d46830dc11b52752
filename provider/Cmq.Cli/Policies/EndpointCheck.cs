using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Subscriptions deliver to some http endpoints only. Those into queues are not concerned.</summary>
/// <param name="Allowed">Patterns for URLs.</param>
internal sealed record EndpointCheck(ImmutableArray<NamePattern> Allowed) : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["Subscription"];

    /// <inheritdoc/>
    public override string Words => $"Http subscriptions deliver to {string.Join(" or ", Allowed.Select(pattern => pattern.Text))} only.";

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        if (subject.Find(PropertyPath.Root.Key("protocol"))?.Unwrap() is StringValue { Value: "http" }
            && subject.Find(PropertyPath.Root.Key("endpoint")) is { } endpoint
            && endpoint.Unwrap() is StringValue url
            && !Allowed.Any(pattern => pattern.Matches(url.Value)))
        {
            yield return new("endpoint", endpoint, $"delivers to {ValueText.Of(endpoint)}, which is none of {string.Join(", ", Allowed.Select(pattern => pattern.Text))}");
        }
    }
}
