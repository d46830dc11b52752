using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A setting of the provider that configuration gives.</summary>
/// <param name="Spec">Which.</param>
/// <param name="Value">Its value; null when it is encrypted for pulumi.</param>
/// <param name="Position">Where; null for the command line.</param>
internal sealed record ConfiguredSetting(ConfigSpec Spec, PropertyValue? Value, SourcePosition? Position);
