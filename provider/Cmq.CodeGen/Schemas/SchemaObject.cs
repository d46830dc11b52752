namespace Cmq.CodeGen;

/// <summary>An object type of the package.</summary>
internal sealed record SchemaObject(string Token, string Description, IReadOnlyList<SchemaProperty> Properties);
