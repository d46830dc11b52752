using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What stands between <c>${</c> and <c>}</c>.</summary>
/// <param name="Position">Where.</param>
/// <param name="Text">As it is written: <c>orders.tags["team"]</c>.</param>
/// <param name="Name">What it starts with: a configuration value, a variable, a resource, or <c>pulumi</c>.</param>
/// <param name="Steps">How it goes on from there.</param>
internal sealed record Reference(SourcePosition Position, string Text, string Name, ImmutableArray<PropertyPathSegment> Steps);
