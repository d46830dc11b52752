namespace Cmq.Cli;

/// <summary>A resource of another package in a state, which manages an object of this one.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">The type of this package that takes over.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Id">The object's id, as this package writes it.</param>
/// <param name="IsProtected">Whether the state protects it.</param>
internal sealed record MovedResource(string Urn, string Type, string Name, string Id, bool IsProtected);
