using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Settings of the provider that a plan keeps besides the identity of the service. Never credentials.</summary>
/// <param name="AccountUin">Number of the account; null when nobody says.</param>
/// <param name="AllowedAccountIds">Numbers of the accounts that may be written to; empty when any may.</param>
/// <param name="ForbiddenAccountIds">Numbers of accounts that must not be written to.</param>
/// <param name="DefaultTags">Tags of every queue and topic besides its own; null for none.</param>
internal sealed record PlanSettings(
    string? AccountUin, ImmutableArray<string> AllowedAccountIds, ImmutableArray<string> ForbiddenAccountIds, PropertyValue? DefaultTags);
