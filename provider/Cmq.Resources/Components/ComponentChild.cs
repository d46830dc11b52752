using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A resource that a component consists of.</summary>
/// <param name="Key">What other children and the outputs call it by.</param>
/// <param name="Type">Its type.</param>
/// <param name="Suffix">Its name in the program, after the component's name and a hyphen.</param>
/// <param name="Inputs">What is set on it.</param>
public sealed record ComponentChild(string Key, ResourceSpec Type, string Suffix, ImmutableArray<(string Name, ComponentValue Value)> Inputs);
