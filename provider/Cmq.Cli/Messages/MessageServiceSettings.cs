using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What a command on messages was told about the service and its own output.</summary>
/// <param name="Provider">Values of settings that have an option, by the setting's name.</param>
/// <param name="MessagingEndpoint">Where messages go; null for where the settings lead.</param>
/// <param name="Json">Whether the output is for programs.</param>
internal sealed record MessageServiceSettings(ImmutableDictionary<string, string> Provider, string? MessagingEndpoint, bool Json);
