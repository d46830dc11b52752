using Cmq.Properties;

namespace PulumiSurface;

/// <summary>What an engine answers to a registration; an output that a preview leaves out is unknown.</summary>
internal sealed record RegisteredResource(string Urn, string? Id, PropertyMap Outputs, bool IsPreview);
