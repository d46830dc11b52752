using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A live object as a program would declare it.</summary>
/// <param name="Key">Its name in the program; no other has it.</param>
/// <param name="Spec">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Inputs">What a program sets on it; as little as describes it.</param>
/// <param name="References">The properties that are the name of another object that is imported, with that object's key; a member of an object as <c>a.b</c>.</param>
internal sealed record ImportedResource(
    string Key, ResourceSpec Spec, string Id, PropertyMap Inputs, ImmutableDictionary<string, string> References);
