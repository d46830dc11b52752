using System.Collections.Frozen;
using System.Globalization;

namespace Cmq.Resources;

/// <summary>Writes examples in Python.</summary>
internal sealed class PythonExampleWriter : ExampleWriter
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal, "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "from", "global", "if", "import", "in", "is", "lambda", "not", "or", "pass", "raise", "return", "with", "yield");

    public override string Language => "python";

    public override string Write(ExampleProgram program)
    {
        var outputs = string.Concat(program.Outputs.Select(output => $"pulumi.export({ExampleText.Quote(output.Name)}, {Reference(output.Value)})\n"));
        return (outputs.Length > 0 ? "import pulumi\n" : "") + $"import {LanguageSettings.PythonPackage} as cmq\n\n"
            + string.Concat(program.Declarations.Select(declaration => Declare(declaration) + "\n"))
            + (outputs.Length > 0 ? "\n" + outputs : "");
    }

    protected override string Text(string value) => ExampleText.Quote(value);

    protected override string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Flag(bool value) => value ? "True" : "False";

    protected override string EnumValue(EnumSpec type, EnumValueSpec value) => $"cmq.{type.Name}.{ExampleText.Snake(value.Name).ToUpperInvariant()}";

    protected override string Reference(ExampleReference reference) => $"{Name(reference.Declaration)}.{Name(reference.Output)}";

    protected override string TextList(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    protected override string TextMap(IEnumerable<(string Key, string Value)> members) =>
        ExampleText.Block("{", members.Select(member => $"{ExampleText.Quote(member.Key)}: {member.Value},"), "}");

    protected override string Object(ObjectSpec type, IEnumerable<ExampleArgument> members) => Call($"cmq.{type.Name}Args", members.Select(Assign));

    protected override string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members) => TextMap(members);

    private static string Name(string name) => Keywords.Contains(ExampleText.Snake(name)) ? ExampleText.Snake(name) + "_" : ExampleText.Snake(name);

    private static string Call(string callee, IEnumerable<string> arguments) => ExampleText.Block(callee + "(", arguments.Select(argument => argument + ","), ")");

    private string Declare(ExampleDeclaration declaration)
    {
        var arguments = declaration.Arguments.Select(Assign);
        var call = declaration switch
        {
            ExampleResource { Arguments.IsEmpty: true } => $"cmq.{declaration.Member}({ExampleText.Quote(declaration.Name)})",
            ExampleResource => Call($"cmq.{declaration.Member}", arguments.Prepend(ExampleText.Quote(declaration.Name))),
            { Arguments.Length: < 2 } => $"cmq.{ExampleText.Snake(declaration.Member)}_output({string.Concat(arguments)})",
            _ => Call($"cmq.{ExampleText.Snake(declaration.Member)}_output", arguments),
        };
        return $"{Name(declaration.Name)} = {call}";
    }

    private string Assign(ExampleArgument argument) => $"{Name(argument.Row.Name)}={Value(argument)}";
}
