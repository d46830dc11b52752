namespace Cmq.CodeGen;

/// <summary>An enum of the package: of strings or of integers.</summary>
internal sealed record SchemaEnum(string Token, string Description, bool IsInteger, IReadOnlyList<SchemaEnumValue> Values);

/// <summary>One value of an enum, as text: an integer's digits, or a string.</summary>
internal sealed record SchemaEnumValue(string Name, string Value, string Description);
