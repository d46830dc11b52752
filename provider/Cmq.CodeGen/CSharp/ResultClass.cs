namespace Cmq.CodeGen;

/// <summary>A class of values that come back: a nested output, or the result of a function.</summary>
internal static class ResultClass
{
    public static void Write(CodeWriter code, CSharpTypes types, string name, string description, IReadOnlyList<SchemaProperty> properties)
    {
        DocComment.Write(code, description);
        code.Line("[OutputType]");
        code.Block($"public sealed class {name}", () =>
        {
            foreach (var property in properties)
            {
                DocComment.Write(code, property.Description);
                code.Line($"public readonly {types.Result(property)} {CSharpNames.Pascal(property.Name)};");
            }

            code.Line().Line("[OutputConstructor]");
            code.Line($"private {name}(");
            code.Indented(() => code.Separated(properties.Select((property, index) => (Action)(() => code.Line(
                $"{types.Result(property)} {CSharpNames.Parameter(property.Name)}{(index + 1 < properties.Count ? "," : ")")}")))));
            code.Line("{");
            code.Indented(() =>
            {
                foreach (var property in properties)
                {
                    code.Line($"{CSharpNames.Pascal(property.Name)} = {CSharpNames.Parameter(property.Name)};");
                }
            });
            code.Line("}");
        });
    }
}
