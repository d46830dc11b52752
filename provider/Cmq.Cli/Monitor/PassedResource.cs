namespace Cmq.Cli;

/// <summary>A resource of a program that is not previewed, because it belongs to another provider.</summary>
/// <param name="Type">Its type's token.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Note">What is not known of it.</param>
internal sealed record PassedResource(string Type, string Name, string Note);
