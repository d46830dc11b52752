namespace Cmq.CodeGen;

/// <summary>Types of the schema as types of C#.</summary>
internal sealed class CSharpTypes(SchemaPackage package)
{
    /// <summary>The namespace of the package.</summary>
    public string Namespace { get; } = package.RootNamespace + "." + package.NamespacePart;

    /// <summary>The type of a value that is there.</summary>
    public string Value(SchemaType type, ValueForm form) => type switch
    {
        PrimitiveType { Name: "boolean" } => "bool",
        PrimitiveType { Name: "integer" } => "int",
        PrimitiveType { Name: "number" } => "double",
        PrimitiveType { Name: "string" } => "string",
        AnyType => "object",
        EnumReference reference => $"{Namespace}.{CSharpNames.Pascal(CSharpNames.OfToken(reference.Token))}",
        ObjectReference reference => Object(CSharpNames.Pascal(CSharpNames.OfToken(reference.Token)), form),
        ArrayType array => Collection(array.Items, form, "List<{0}>", "InputList<{0}>", "ImmutableArray<{0}>"),
        MapType map => Collection(map.Values, form, "Dictionary<string, {0}>", "InputMap<{0}>", "ImmutableDictionary<string, {0}>"),
        _ => throw new NotSupportedException($"The generator has no C# for {type}."),
    };

    /// <summary>The type of an output or a result, which is nullable where the value may be missing. An immutable array never is null.</summary>
    public string Result(SchemaProperty property) =>
        Value(property.Type, ValueForm.Output) + (property.IsRequired || property.Type is ArrayType ? "" : "?");

    /// <summary>Whether a type is written as a collection that fills itself on first use.</summary>
    public static bool IsCollection(SchemaType type) => type is ArrayType or MapType;

    private static string Object(string name, ValueForm form) => form switch
    {
        ValueForm.Input => $"Inputs.{name}Args",
        ValueForm.State => $"Inputs.{name}GetArgs",
        ValueForm.Plain => $"Inputs.{name}",
        _ => $"Outputs.{name}",
    };

    private string Collection(SchemaType element, ValueForm form, string plain, string input, string output)
    {
        if (IsCollection(element))
        {
            throw new NotSupportedException("The generator has no C# for a collection of collections.");
        }

        var pattern = form switch
        {
            ValueForm.Plain => plain,
            ValueForm.Output => output,
            _ => input,
        };
        return pattern.Replace("{0}", Value(element, form), StringComparison.Ordinal);
    }
}
