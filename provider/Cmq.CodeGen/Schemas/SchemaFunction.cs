namespace Cmq.CodeGen;

/// <summary>A function of the provider.</summary>
internal sealed record SchemaFunction(
    string Token, string Description, IReadOnlyList<SchemaProperty> Inputs, IReadOnlyList<SchemaProperty> Outputs);
