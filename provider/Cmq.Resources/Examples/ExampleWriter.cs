using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Writes example programs in one language, as the SDK that is generated from the schema wants to be used.</summary>
internal abstract class ExampleWriter
{
    /// <summary>New writers, in the order in which their texts are shown. One writes one program at a time.</summary>
    public static ExampleWriter[] CreateAll() =>
        [new TypeScriptExampleWriter(), new PythonExampleWriter(), new CSharpExampleWriter(), new GoExampleWriter(), new YamlExampleWriter()];

    /// <summary>The language, as it is named on a block of code.</summary>
    public abstract string Language { get; }

    /// <summary>Writes a program.</summary>
    public abstract string Write(ExampleProgram program);

    /// <summary>The block of code in Markdown.</summary>
    public string WriteBlock(ExampleProgram program) => $"```{Language}\n{Write(program)}```\n";

    protected string Value(ExampleArgument argument) => Value(argument.Row, argument.Value);

    protected abstract string Text(string value);

    protected abstract string Number(long value);

    protected abstract string Flag(bool value);

    protected abstract string EnumValue(EnumSpec type, EnumValueSpec value);

    protected abstract string Reference(ExampleReference reference);

    protected abstract string TextList(IEnumerable<string> items);

    protected abstract string TextMap(IEnumerable<(string Key, string Value)> members);

    protected abstract string Object(ObjectSpec type, IEnumerable<ExampleArgument> members);

    protected abstract string ObjectMap(ObjectSpec type, IEnumerable<(string Key, string Value)> members);

    private string Value(PropertySpec row, ExampleValue value) => (row, value) switch
    {
        (_, ExampleReference reference) => Reference(reference),
        ({ Enum: { } type }, GivenExample given) => EnumValue(type, type.Values.Single(candidate => candidate.Value == given.Value)),
        ({ Type: PropertyType.StringList }, ExampleList list) => TextList(list.Items.Select(Scalar)),
        ({ Type: PropertyType.StringMap }, ExampleObject map) => TextMap(map.Members.Select(member => (member.Name, Scalar(member.Value)))),
        ({ Type: PropertyType.Object }, ExampleObject map) => Object(row.Object!, map),
        ({ Type: PropertyType.ObjectMap }, ExampleObject map) =>
            ObjectMap(row.Object!, map.Members.Select(member => (member.Name, Object(row.Object!, (ExampleObject)member.Value)))),
        _ => Scalar(value),
    };

    private string Object(ObjectSpec type, ExampleObject value) => Object(type, ExampleArgument.Of(type.Properties, value.Members));

    private string Scalar(ExampleValue value) => value switch
    {
        ExampleReference reference => Reference(reference),
        GivenExample { Value: StringValue text } => Text(text.Value),
        GivenExample { Value: NumberValue number } => Number((long)number.Value),
        GivenExample { Value: BoolValue flag } => Flag(flag.Value),
        _ => throw new InvalidOperationException($"An example can't write {value}."),
    };
}
