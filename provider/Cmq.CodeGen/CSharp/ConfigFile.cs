namespace Cmq.CodeGen;

/// <summary>The package's configuration as a static class, read from the stack where the program has not set it.</summary>
internal static class ConfigFile
{
    public static string Write(SchemaPackage package, CSharpTypes types) => CodeFile.Write(
        types.Namespace,
        code =>
        {
            DocComment.Write(code, "Settings of the stack for the default provider.");
            code.Block("public static class Config", () =>
            {
                code.Block("private sealed class __Value<T>", () =>
                {
                    code.Line("private readonly Func<T> _getter;").Line("private T _value = default!;").Line("private bool _set;").Line();
                    code.Block("public __Value(Func<T> getter)", () => code.Line("_getter = getter;"));
                    code.Line().Line("public T Get() => _set ? _value : _getter();").Line();
                    code.Block("public void Set(T value)", () => code.Line("_value = value;").Line("_set = true;"));
                });
                code.Line().Line($"private static readonly global::Pulumi.Config __config = new global::Pulumi.Config({CSharpNames.Literal(package.Name)});");
                foreach (var variable in package.Config)
                {
                    Variable(code, variable, types);
                }
            });
        },
        "System",
        "System.Collections.Immutable");

    private static void Variable(CodeWriter code, SchemaProperty variable, CSharpTypes types)
    {
        var type = types.Value(variable.Type, ValueForm.Output) + (variable.Type is ArrayType ? "" : "?");
        var field = "_" + variable.Name;
        var getter = variable.Type switch
        {
            PrimitiveType { Name: "string" } => "Get",
            PrimitiveType { Name: "boolean" } => "GetBoolean",
            PrimitiveType { Name: "integer" } => "GetInt32",
            PrimitiveType { Name: "number" } => "GetDouble",
            _ => $"GetObject<{types.Value(variable.Type, ValueForm.Output)}>",
        };
        code.Line().Line(
            $"private static readonly __Value<{type}> {field} = new __Value<{type}>(() => __config.{getter}({CSharpNames.Literal(variable.Name)}));");
        code.Line();
        DocComment.Write(code, variable.Description);
        code.Block($"public static {type} {CSharpNames.Pascal(variable.Name)}", () => code
            .Line($"get => {field}.Get();")
            .Line($"set => {field}.Set(value);"));
    }
}
