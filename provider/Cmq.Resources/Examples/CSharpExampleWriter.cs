using System.Collections.Frozen;
using System.Globalization;

namespace Cmq.Resources;

/// <summary>Writes examples in C#.</summary>
internal sealed class CSharpExampleWriter : ExampleWriter
{
    // Those that a name in camel case can be.
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal, "base", "case", "checked", "class", "const", "default", "delegate", "event", "fixed", "in", "internal", "lock", "new", "object", "operator", "out", "params", "private", "public", "ref", "return", "static", "string", "switch", "this", "virtual", "void", "volatile");

    private ExampleProgram _program = null!;

    public override string Language => "csharp";

    public override string Write(ExampleProgram program)
    {
        _program = program;
        var statements = program.Declarations.Select(declaration => Declare(declaration) + "\n").ToList();
        if (program.Outputs.Length > 0)
        {
            statements.Add(ExampleText.Block(
                "return new Dictionary<string, object?>\n{",
                program.Outputs.Select(output => $"[{ExampleText.Quote(output.Name)}] = {Reference(output.Value)},"),
                "};"));
        }
        else
        {
            statements[^1] = statements[^1].TrimEnd('\n');
        }

        return (program.Outputs.Length > 0 ? "using System.Collections.Generic;\n" : "")
            + "using Pulumi;\nusing Cmq = Pulumi.Cmq;\n\n"
            + ExampleText.Block("return await Deployment.RunAsync(() =>\n{", statements, "});\n");
    }

    protected override string Text(string value) => ExampleText.Quote(value);

    protected override string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Flag(bool value) => value ? "true" : "false";

    protected override string EnumValue(EnumSpec type, EnumValueSpec value) => $"Cmq.{type.Name}.{value.Name}";

    protected override string Reference(ExampleReference reference) => _program.IsInvocation(reference.Declaration)
        ? $"{Variable(reference.Declaration)}.Apply(result => result.{ExampleText.Pascal(reference.Output)})"
        : $"{Variable(reference.Declaration)}.{ExampleText.Pascal(reference.Output)}";

    protected override string TextList(IEnumerable<string> items) => $"new[] {{ {string.Join(", ", items)} }}";

    // Without "new": the property makes its map when it is first asked for.
    protected override string TextMap(IEnumerable<(string Key, string Value)> members) =>
        ExampleText.Block("{", members.Select(member => $"{{ {ExampleText.Quote(member.Key)}, {member.Value} }},"), "}");

    protected override string Object(ObjectSpec type, IEnumerable<ExampleArgument> members) =>
        ExampleText.Block($"new Cmq.Inputs.{type.Name}Args\n{{", members.Select(Assign), "}");

    protected override string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members) => TextMap(members);

    private static string Variable(string name) => Keywords.Contains(name) ? "@" + name : name;

    private string Declare(ExampleDeclaration declaration)
    {
        var (open, close) = declaration is ExampleResource
            ? ($"var {Variable(declaration.Name)} = new Cmq.{declaration.Member}({ExampleText.Quote(declaration.Name)}", ");")
            : ($"var {Variable(declaration.Name)} = Cmq.{ExampleText.Pascal(declaration.Member)}.Invoke(", ");");
        if (declaration.Arguments.IsEmpty)
        {
            return open + close;
        }

        var separator = declaration is ExampleResource ? ", " : "";
        return ExampleText.Block($"{open}{separator}new()\n{{", declaration.Arguments.Select(Assign), "}" + close);
    }

    private string Assign(ExampleArgument argument)
    {
        var value = Value(argument);
        return $"{ExampleText.Pascal(argument.Row.Name)} ={(value.StartsWith("{\n", StringComparison.Ordinal) ? "\n" : " ")}{value},";
    }
}
