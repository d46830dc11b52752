using System.Collections.Frozen;
using System.Globalization;

namespace Cmq.Resources;

/// <summary>Writes examples in Go, laid out as gofmt does.</summary>
internal sealed class GoExampleWriter : ExampleWriter
{
    private const string Step = "\t";

    // With those that stand for something else in the program.
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.Ordinal, "case", "chan", "cmq", "const", "ctx", "default", "defer", "err", "fallthrough", "func", "go", "goto", "import", "interface", "map", "package", "pulumi", "range", "return", "select", "struct", "switch", "type", "var");

    private ExampleProgram _program = null!;

    public override string Language => "go";

    public override string Write(ExampleProgram program)
    {
        _program = program;
        var statements = new List<string>();
        var hasError = false;
        foreach (var declaration in program.Declarations)
        {
            statements.Add(Declare(declaration, ref hasError));
        }

        statements.AddRange(program.Outputs.Select(output => $"ctx.Export({ExampleText.Quote(output.Name)}, {Reference(output.Value)})"));
        var body = Block("pulumi.Run(func(ctx *pulumi.Context) error {", statements.Append("return nil"), "})");
        return "package main\n\n"
            + Block("import (", [ExampleText.Quote("github.com/pulumi/pulumi/sdk/v3/go/pulumi") + "\n", ExampleText.Quote(LanguageSettings.GoImportPath)], ")") + "\n\n"
            + Block("func main() {", [body], "}\n");
    }

    protected override string Text(string value) => $"pulumi.String({ExampleText.Quote(value)})";

    protected override string Number(long value) => string.Create(CultureInfo.InvariantCulture, $"pulumi.Int({value})");

    protected override string Flag(bool value) => value ? "pulumi.Bool(true)" : "pulumi.Bool(false)";

    protected override string EnumValue(EnumSpec type, EnumValueSpec value) => $"cmq.{type.Name}{value.Name}";

    protected override string Reference(ExampleReference reference) =>
        $"{Variable(reference.Declaration)}.{ExampleText.Pascal(reference.Output)}{(_program.IsInvocation(reference.Declaration) ? "()" : "")}";

    protected override string TextList(IEnumerable<string> items) => $"pulumi.StringArray{{{string.Join(", ", items)}}}";

    protected override string TextMap(IEnumerable<(string Key, string Value)> members) => Literal("pulumi.StringMap", members.Select(Quoted));

    protected override string Object(ObjectSpec type, IEnumerable<ExampleArgument> members) => Literal($"&cmq.{type.Name}Args", members.Select(Field));

    protected override string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members) => Literal($"cmq.{type.Name}Map", members.Select(Quoted));

    private static string Variable(string name) => Taken.Contains(name) ? name + "_" : name;

    private static string Block(string open, IEnumerable<string> lines, string close) => ExampleText.Block(open, lines, close, Step);

    private static (string Key, string Value) Quoted((string Key, string Value) member) => (ExampleText.Quote(member.Key), member.Value);

    // Values of neighbors stand below each other; one of several lines has no neighbors.
    private static string Literal(string type, IEnumerable<(string Key, string Value)> members)
    {
        var all = members.ToList();
        var lines = new List<string>();
        for (var i = 0; i < all.Count;)
        {
            var group = all.Skip(i).TakeWhile(member => !member.Value.Contains('\n', StringComparison.Ordinal)).ToList();
            if (group.Count == 0)
            {
                group = [all[i]];
            }

            var width = group.Max(member => member.Key.Length) + 2;
            lines.AddRange(group.Select(member => $"{(member.Key + ":").PadRight(width)}{member.Value},"));
            i += group.Count;
        }

        return Block(type + "{", lines, "}");
    }

    // A function whose name would be the lookup of a resource begins with another word.
    private static string Function(string name) =>
        PackageSpec.Resources.Any(resource => "get" + resource.Name == name) ? "Lookup" + name[3..] : ExampleText.Pascal(name);

    private string Declare(ExampleDeclaration declaration, ref bool hasError)
    {
        var variable = _program.Uses(declaration) ? Variable(declaration.Name) : "_";
        if (declaration is ExampleInvocation)
        {
            var arguments = Literal($"cmq.{Function(declaration.Member)}OutputArgs", declaration.Arguments.Select(Field));
            return $"{variable} := cmq.{Function(declaration.Member)}Output(ctx, {arguments}, nil)";
        }

        var value = declaration.Arguments.IsEmpty ? "nil" : Literal($"&cmq.{declaration.Member}Args", declaration.Arguments.Select(Field));
        var assign = variable == "_" && hasError ? "=" : ":=";
        hasError = true;
        return $"{variable}, err {assign} cmq.New{declaration.Member}(ctx, {ExampleText.Quote(declaration.Name)}, {value})\n"
            + Block("if err != nil {", ["return err"], "}");
    }

    private (string Key, string Value) Field(ExampleArgument argument) => (ExampleText.Pascal(argument.Row.Name), Value(argument));
}
