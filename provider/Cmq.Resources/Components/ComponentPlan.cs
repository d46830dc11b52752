using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>What a component consists of.</summary>
/// <param name="Children">Its children. A child refers only to those before it.</param>
/// <param name="Outputs">The component's outputs, by name.</param>
public sealed record ComponentPlan(ImmutableArray<ComponentChild> Children, ImmutableArray<(string Name, ComponentValue Value)> Outputs);
