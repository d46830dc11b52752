using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Writes examples in Pulumi YAML.</summary>
internal sealed partial class YamlExampleWriter : ExampleWriter
{
    private const string Step = "  ";

    // What a reader of YAML 1.1 or 1.2 takes for something else than a text.
    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "true", "false", "null", "yes", "no", "on", "off", "y", "n");

    public override string Language => "yaml";

    public override string Write(ExampleProgram program)
    {
        var resources = program.Declarations.OfType<ExampleResource>().Select(Resource).ToList();
        var variables = program.Declarations.OfType<ExampleInvocation>().Select(Invocation).ToList();
        var outputs = program.Outputs.Select(output => $"{output.Name}: {Reference(output.Value)}").ToList();
        return "name: example\nruntime: yaml\n" + Section("resources", resources) + Section("variables", variables) + Section("outputs", outputs);
    }

    protected override string Text(string value) =>
        Plain().IsMatch(value) && !Words.Contains(value) ? value : ExampleText.Quote(value.Replace("${", "$${", StringComparison.Ordinal));

    protected override string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Flag(bool value) => value ? "true" : "false";

    protected override string EnumValue(EnumSpec type, EnumValueSpec value) =>
        value.Value is NumberValue number ? Number((long)number.Value) : Text(((StringValue)value.Value).Value);

    protected override string Reference(ExampleReference reference) => $"${{{reference.Declaration}.{reference.Output}}}";

    protected override string TextList(IEnumerable<string> items) => "\n" + string.Join("\n", items.Select(item => $"- {item}"));

    protected override string TextMap(IEnumerable<(string Key, string Value)> members) => "\n" + string.Join("\n", members.Select(member => Member(Text(member.Key), member.Value)));

    protected override string Object(ObjectSpec type, IEnumerable<ExampleArgument> members) => TextMap(members.Select(member => (member.Row.Name, Value(member))));

    protected override string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members) => TextMap(members);

    private static string Section(string name, List<string> entries) => entries.Count == 0 ? "" : Block(name, entries) + "\n";

    private static string Block(string key, IEnumerable<string> lines) => ExampleText.Block(key + ":", lines, "", Step).TrimEnd('\n');

    // What has several lines begins with a line feed, and stands one step further in.
    private static string Member(string key, string value) => value.StartsWith('\n') ? Block(key, [value[1..]]) : $"{key}: {value}";

    private string Resource(ExampleResource resource)
    {
        var type = $"type: {PackageSpec.Name}:{resource.Member}";
        return Block(resource.Name, resource.Arguments.IsEmpty ? [type] : [type, Block("properties", resource.Arguments.Select(Member))]);
    }

    private string Invocation(ExampleInvocation invocation)
    {
        var function = $"function: {PackageSpec.Name}:{invocation.Member}";
        var arguments = invocation.Arguments.IsEmpty ? "arguments: {}" : Block("arguments", invocation.Arguments.Select(Member));
        return Block(invocation.Name, [Block("fn::invoke", [function, arguments])]);
    }

    private string Member(ExampleArgument argument) => Member(argument.Row.Name, Value(argument));

    [GeneratedRegex("^[A-Za-z_](?:[A-Za-z0-9_./#-]|:(?=[^\\s]))*\\z")]
    private static partial Regex Plain();
}
