namespace Cmq.CodeGen;

/// <summary>The type of a property, in the forms of the schema language that this generator knows.</summary>
internal abstract record SchemaType;

/// <summary>A boolean, an integer of 32 bits, a number or a string.</summary>
internal sealed record PrimitiveType(string Name) : SchemaType;

/// <summary>Any value, JSON-like.</summary>
internal sealed record AnyType : SchemaType;

/// <summary>A list of values of one type.</summary>
internal sealed record ArrayType(SchemaType Items) : SchemaType;

/// <summary>A map from strings to values of one type.</summary>
internal sealed record MapType(SchemaType Values) : SchemaType;

/// <summary>An object type of the package.</summary>
internal sealed record ObjectReference(string Token) : SchemaType;

/// <summary>An enum of the package.</summary>
internal sealed record EnumReference(string Token) : SchemaType;
