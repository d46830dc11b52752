using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cmq.Resources;

/// <summary>Writes examples in TypeScript.</summary>
internal sealed partial class TypeScriptExampleWriter : ExampleWriter
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal, "await", "case", "class", "const", "default", "delete", "enum", "export", "function", "import", "in", "new", "package", "private", "public", "return", "static", "switch", "this", "typeof", "var", "void", "with", "yield");

    public override string Language => "typescript";

    public override string Write(ExampleProgram program)
    {
        var outputs = string.Concat(program.Outputs.Select(output => $"export const {Variable(output.Name)} = {Reference(output.Value)};\n"));
        return $"import * as cmq from {ExampleText.Quote(LanguageSettings.NodePackage)};\n\n"
            + string.Join("\n", program.Declarations.Select(declaration => Declare(declaration) + "\n"))
            + (outputs.Length > 0 ? "\n" + outputs : "");
    }

    protected override string Text(string value) => ExampleText.Quote(value);

    protected override string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Flag(bool value) => value ? "true" : "false";

    protected override string EnumValue(EnumSpec type, EnumValueSpec value) => $"cmq.{type.Name}.{value.Name}";

    protected override string Reference(ExampleReference reference) => $"{Variable(reference.Declaration)}.{reference.Output}";

    protected override string TextList(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    protected override string TextMap(IEnumerable<(string Key, string Value)> members) =>
        ExampleText.Block("{", members.Select(member => $"{(Identifier().IsMatch(member.Key) ? member.Key : ExampleText.Quote(member.Key))}: {member.Value},"), "}");

    protected override string Object(ObjectSpec type, IEnumerable<ExampleArgument> members) => TextMap(members.Select(member => (member.Row.Name, Value(member))));

    protected override string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members) => TextMap(members);

    private static string Variable(string name) => Keywords.Contains(name) ? name + "_" : name;

    private string Declare(ExampleDeclaration declaration)
    {
        var arguments = declaration.Arguments.IsEmpty ? "" : TextMap(declaration.Arguments.Select(argument => (argument.Row.Name, Value(argument))));
        return declaration is ExampleResource
            ? $"const {Variable(declaration.Name)} = new cmq.{declaration.Member}({ExampleText.Quote(declaration.Name)}{(arguments.Length > 0 ? ", " : "")}{arguments});"
            : $"const {Variable(declaration.Name)} = cmq.{declaration.Member}Output({arguments});";
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex Identifier();
}
