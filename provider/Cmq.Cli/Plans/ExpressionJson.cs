using System.Collections.Immutable;
using Cmq.Properties;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Expressions as JSON, in the words of Pulumi YAML: <c>${name.property}</c> and <c>fn::…</c>. A secret is <c>fn::secret</c>.</summary>
internal static class ExpressionJson
{
    private const string Prefix = "fn::";
    private const string SecretCall = Prefix + "secret";

    /// <summary>Members as a JSON object, in their order.</summary>
    public static JObject Write(IEnumerable<ObjectMember> members) => new(members.Select(member => new JProperty(member.Name, Write(member.Value))));

    /// <summary>An expression as JSON.</summary>
    public static JToken Write(Expression expression) => expression switch
    {
        LiteralExpression literal => Write(literal.Value),
        ReferenceExpression reference => Text(reference.Reference),
        InterpolationExpression text => string.Concat(text.Parts.Select(part => Escape(part.Text) + (part.Reference is { } reference ? Text(reference) : ""))),
        ListExpression list => new JArray(list.Items.Select(Write)),
        ObjectExpression map => Write(map.Members),
        CallExpression call => new JObject(new JProperty(
            FunctionCalls.NameOf(call.Function), call.Arguments is [var only] ? Write(only) : new JArray(call.Arguments.Select(Write)))),
        InvokeExpression invoke => new JObject(new JProperty(Prefix + "invoke", InvokeOf(invoke))),
        _ => throw new InvalidOperationException($"There is no way to write {expression.GetType().Name}."),
    };

    /// <summary>Whether an expression shows a secret.</summary>
    public static bool ShowsSecret(Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Value.ContainsSecrets,
        ListExpression list => list.Items.Any(ShowsSecret),
        ObjectExpression map => map.Members.Any(member => ShowsSecret(member.Value)),
        CallExpression call => call.Function == BuiltinFunction.Secret || call.Arguments.Any(ShowsSecret),
        InvokeExpression invoke => ShowsSecret(invoke.Arguments),
        _ => false,
    };

    /// <summary>The members of a JSON object.</summary>
    /// <param name="map">The object.</param>
    /// <param name="position">Where it stands, for messages.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static ImmutableArray<ObjectMember> Read(JObject map, SourcePosition position, ICollection<Diagnostic> errors) =>
        [.. map.Properties().Select(member => new ObjectMember(position, member.Name, Read(member.Value, position, errors)))];

    private static Expression Read(JToken token, SourcePosition position, ICollection<Diagnostic> errors) => token switch
    {
        JValue { Value: string text } => ReferenceText.Parse(text, position, errors),
        JArray list => Gather(position, [.. list.Select(item => Read(item, position, errors))]),
        JObject { Count: 1 } call when call.Properties().Single() is var only && only.Name.StartsWith(Prefix, StringComparison.Ordinal) =>
            Known(FunctionCalls.Convert(only.Name[Prefix.Length..], position, Read(only.Value, position, errors), errors)),
        JObject map => Gather(position, Read(map, position, errors)),
        _ => new LiteralExpression(position, ConfigValues.Of(token)),
    };

    // What holds no expression is a value, as it was when it was written.
    private static Expression Gather(SourcePosition position, ImmutableArray<Expression> items) => items.All(item => item is LiteralExpression)
        ? new LiteralExpression(position, new ListValue([.. items.Select(item => ((LiteralExpression)item).Value)]))
        : new ListExpression(position, items);

    private static Expression Gather(SourcePosition position, ImmutableArray<ObjectMember> members) => members.All(member => member.Value is LiteralExpression)
        ? new LiteralExpression(position, new ObjectValue(new(members.Select(member => KeyValuePair.Create(member.Name, ((LiteralExpression)member.Value).Value)))))
        : new ObjectExpression(position, members);

    private static Expression Known(Expression call) =>
        call is CallExpression { Function: BuiltinFunction.Secret, Arguments: [LiteralExpression only] } ? only with { Value = only.Value.AsSecret() } : call;

    private static JToken Write(PropertyValue value) => value switch
    {
        SecretValue or OutputValue { Secret: true } => new JObject(new JProperty(SecretCall, Write(value.Unwrap()))),
        StringValue text => Escape(text.Value),
        ListValue list => new JArray(list.Items.Select(Write)),
        ObjectValue map => new JObject(map.Properties.Select(member => new JProperty(member.Key, Write(member.Value)))),
        OutputValue => Write(value.Unwrap()),
        _ => JsonText.Token(value, showSecrets: true),
    };

    private static JObject InvokeOf(InvokeExpression invoke)
    {
        var call = new JObject { ["function"] = invoke.Token, ["arguments"] = Write(invoke.Arguments) };
        if (invoke.Return is { } result)
        {
            call["return"] = result;
        }

        return call;
    }

    private static string Text(Reference reference) => $"${{{reference.Text}}}";

    private static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
