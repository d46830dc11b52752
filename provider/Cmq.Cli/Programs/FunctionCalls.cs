using Cmq.Properties;
using Cmq.Resources;
using YamlDotNet.RepresentationModel;

namespace Cmq.Cli;

/// <summary>Reads calls of functions: an object with one key that starts with <c>fn::</c>.</summary>
internal static class FunctionCalls
{
    private const string Prefix = "fn::";

    private static readonly (string Name, BuiltinFunction Function, string Form)[] Builtins =
    [
        ("join", BuiltinFunction.Join, "[delimiter, [values]]"),
        ("split", BuiltinFunction.Split, "[delimiter, text]"),
        ("select", BuiltinFunction.Select, "[index, [values]]"),
        ("toJSON", BuiltinFunction.ToJson, "value"),
        ("toBase64", BuiltinFunction.ToBase64, "text"),
        ("fromBase64", BuiltinFunction.FromBase64, "text"),
        ("secret", BuiltinFunction.Secret, "value"),
    ];

    /// <summary>The key of a call: <c>fn::join</c>.</summary>
    public static string NameOf(BuiltinFunction function) => Prefix + Builtins.First(entry => entry.Function == function).Name;

    /// <summary>The call that a mapping is; null when it is none.</summary>
    public static (string Name, YamlNode Argument)? Match(YamlMappingNode mapping) =>
        mapping.Children.Count == 1
        && mapping.Children[0] is { Key: YamlScalarNode { Value: { } key } } only
        && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? (key[Prefix.Length..], only.Value)
            : null;

    /// <summary>Makes the expression of a call.</summary>
    /// <param name="name">The function, without <c>fn::</c>.</param>
    /// <param name="position">Where the call stands.</param>
    /// <param name="argument">What it is given.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static Expression Convert(string name, SourcePosition position, Expression argument, ICollection<Diagnostic> errors)
    {
        if (name.Equals("invoke", StringComparison.OrdinalIgnoreCase))
        {
            return ConvertInvoke(position, argument, errors);
        }

        if (name.Contains(':', StringComparison.Ordinal))
        {
            return argument is ObjectExpression arguments
                ? Invoke(position, position, name, arguments, null, errors)
                : Refuse(errors, position, $"fn::{name} takes an object with its arguments");
        }

        var builtin = Builtins.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (builtin.Name is null)
        {
            var nearest = NearestName.Of(name, Builtins.Select(entry => entry.Name).Append("invoke"));
            return Refuse(errors, position, $"cmq does not carry out fn::{name}" + (nearest is null
                ? $": it has fn::invoke, {string.Join(", ", Builtins.Select(entry => Prefix + entry.Name))}"
                : $"; did you mean fn::{nearest}?"));
        }

        var takesTwo = builtin.Function is BuiltinFunction.Join or BuiltinFunction.Split or BuiltinFunction.Select;
        return (takesTwo, argument) switch
        {
            (true, ListExpression { Items: [_, _] } list) => new CallExpression(position, builtin.Function, list.Items),
            (true, _) => Refuse(errors, argument.Position, $"fn::{builtin.Name} takes {builtin.Form}"),
            _ => new CallExpression(position, builtin.Function, [argument]),
        };
    }

    private static Expression ConvertInvoke(SourcePosition position, Expression argument, ICollection<Diagnostic> errors)
    {
        if (argument is not ObjectExpression call)
        {
            return Refuse(errors, argument.Position, "fn::invoke takes an object with function, arguments and, if one result is wanted, return");
        }

        ObjectMember? function = null, arguments = null, result = null;
        foreach (var member in call.Members)
        {
            switch (member.Name.ToLowerInvariant())
            {
                case "function":
                    function = member;
                    break;
                case "arguments":
                    arguments = member;
                    break;
                case "return":
                    result = member;
                    break;
                case "options":
                    errors.Add(Diagnostic.Error(member.Position, "cmq does not carry out the options of fn::invoke: take them out"));
                    break;
                default:
                    errors.Add(Diagnostic.Error(member.Position, $"fn::invoke has no '{member.Name}': it takes function, arguments and return"));
                    break;
            }
        }

        if (function?.Value is not LiteralExpression { Value: StringValue token })
        {
            return Refuse(errors, position, "fn::invoke names its function: function: cmq:getQueue");
        }

        if (arguments is { Value: not ObjectExpression })
        {
            return Refuse(errors, arguments.Position, "the arguments of fn::invoke are an object");
        }

        if (result is { Value: not LiteralExpression { Value: StringValue } })
        {
            return Refuse(errors, result.Position, "return of fn::invoke is the name of a result");
        }

        return Invoke(
            position,
            function.Value.Position,
            token.Value,
            (ObjectExpression?)arguments?.Value ?? new(position, []),
            result is { Value: LiteralExpression { Value: StringValue name } } ? name.Value : null,
            errors);
    }

    private static Expression Invoke(
        SourcePosition position,
        SourcePosition tokenPosition,
        string token,
        ObjectExpression arguments,
        string? result,
        ICollection<Diagnostic> errors)
    {
        var canonical = TypeTokens.Canonical(token);
        if (PackageSpec.Functions.FirstOrDefault(function => function.Token == canonical) is not { } spec)
        {
            return Refuse(errors, tokenPosition, TypeTokens.Unknown("function", token, PackageSpec.Functions.Select(function => function.Token)));
        }

        if (result is not null && spec.Outputs.All(output => output.Name != result))
        {
            return Refuse(errors, position, $"{spec.Name} returns no '{result}'{Suggestion.For(result, spec.Outputs.Select(output => output.Name))}");
        }

        return new InvokeExpression(position, canonical, arguments, result);
    }

    private static LiteralExpression Refuse(ICollection<Diagnostic> errors, SourcePosition position, string message)
    {
        errors.Add(Diagnostic.Error(position, message));
        return new(position, PropertyValue.Null);
    }
}
