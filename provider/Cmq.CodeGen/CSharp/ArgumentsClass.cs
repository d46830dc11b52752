namespace Cmq.CodeGen;

/// <summary>A class of arguments: of a resource, of a lookup, of a function, or a nested one.</summary>
internal sealed class ArgumentsClass(CodeWriter code, CSharpTypes types)
{
    public required string Name { get; init; }

    /// <summary>The class of the Pulumi SDK that it derives from, without its namespace.</summary>
    public required string Base { get; init; }

    public required ValueForm Form { get; init; }

    /// <summary>Whether values travel as JSON text, as the arguments of a provider do.</summary>
    public bool IsJson { get; init; }

    public void Write(string description, IReadOnlyList<SchemaProperty> properties)
    {
        DocComment.Write(code, description);
        code.Block($"public sealed class {Name} : global::Pulumi.{Base}", () =>
        {
            foreach (var property in properties)
            {
                Property(property);
                code.Line();
            }

            code.Block($"public {Name}()", () => { });
            code.Line($"public static new {Name} Empty => new {Name}();");
        });
    }

    private void Property(SchemaProperty property)
    {
        var name = CSharpNames.Pascal(property.Name);
        var field = "_" + CSharpNames.Parameter(property.Name).TrimStart('@');
        var attribute = Attribute(property);
        if (name == Name)
        {
            throw new NotSupportedException($"The property {property.Name} has the name of its class {Name}.");
        }

        if (CSharpTypes.IsCollection(property.Type))
        {
            if (property.IsSecret)
            {
                throw new NotSupportedException($"{property.Name}: the generator has no C# for a secret collection.");
            }

            var type = types.Value(property.Type, Form);
            code.Line(attribute).Line($"private {type}? {field};").Line();
            DocComment.Write(code, property.Description);
            code.Block($"public {type} {name}", () => code
                .Line($"get => {field} ?? ({field} = new {type}());")
                .Line($"set => {field} = value;"));
            return;
        }

        if (property.IsSecret && Form != ValueForm.Plain)
        {
            var type = $"Input<{types.Value(property.Type, Form)}>?";
            code.Line(attribute).Line($"private {type} {field};").Line();
            DocComment.Write(code, property.Description);
            code.Block($"public {type} {name}", () => code
                .Line($"get => {field};")
                .Block("set", () => code
                    .Line("var emptySecret = Output.CreateSecret(0);")
                    .Line($"{field} = Output.Tuple<{type}, int>(value, emptySecret).Apply(t => t.Item1);")));
            return;
        }

        DocComment.Write(code, property.Description);
        var value = types.Value(property.Type, Form);
        var whole = Form == ValueForm.Plain ? value : $"Input<{value}>";
        var isRequired = property.IsRequired && Form != ValueForm.State;
        code.Line(attribute).Line(
            !isRequired ? $"public {whole}? {name} {{ get; set; }}"
            : IsValueType(whole, property.Type) ? $"public {whole} {name} {{ get; set; }}"
            : $"public {whole} {name} {{ get; set; }} = null!;");
    }

    private static bool IsValueType(string whole, SchemaType type) =>
        !whole.StartsWith("Input<", StringComparison.Ordinal) && type is PrimitiveType { Name: not "string" } or EnumReference;

    private string Attribute(SchemaProperty property) =>
        $"[Input({CSharpNames.Literal(property.Name)}"
        + (property.IsRequired && Form != ValueForm.State ? ", required: true" : "")
        + (IsJson && property.Type is not PrimitiveType { Name: "string" } ? ", json: true" : "")
        + ")]";
}
