using System.Collections.Immutable;
using System.Text;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Carries out the built-in functions.</summary>
internal static class Builtins
{
    /// <summary>The result of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">The values of its arguments.</param>
    /// <exception cref="EvaluationException">An argument is of another type than the function takes.</exception>
    public static PropertyValue Call(CallExpression call, ImmutableArray<PropertyValue> arguments)
    {
        if (call.Function == BuiltinFunction.Secret)
        {
            return arguments[0].AsSecret();
        }

        if (call.Function == BuiltinFunction.Select)
        {
            return Select(call, arguments);
        }

        return Access.Combine(arguments, () => call.Function switch
        {
            BuiltinFunction.Join => string.Join(
                Text(call, arguments, 0),
                Items(call, arguments[1]).Select((item, index) => ItemText(call, item, index))),
            BuiltinFunction.Split => PropertyValue.ListOf(Text(call, arguments, 1).Split(Text(call, arguments, 0))),
            BuiltinFunction.ToJson => JsonText.Of(arguments[0].UnwrapAll(), indented: false),
            BuiltinFunction.ToBase64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(call, arguments, 0))),
            _ => FromBase64(call, Text(call, arguments, 0)),
        });
    }

    // An item is known as soon as it is, whatever the others are.
    private static PropertyValue Select(CallExpression call, ImmutableArray<PropertyValue> arguments)
    {
        if (arguments.Any(argument => argument.IsUnknown))
        {
            return PropertyValue.Unknown;
        }

        var items = Items(call, arguments[1]);
        return arguments[0].Unwrap() is NumberValue number && double.IsInteger(number.Value) && number.Value >= 0 && number.Value < items.Length
            ? arguments[1].IsSecret ? items[(int)number.Value].AsSecret() : items[(int)number.Value]
            : throw new EvaluationException(
                call.Arguments[0].Position,
                FormattableString.Invariant($"fn::select takes an index from 0 to {items.Length - 1}"));
    }

    private static ImmutableArray<PropertyValue> Items(CallExpression call, PropertyValue value) => value.Unwrap() is ListValue list
        ? list.Items
        : throw new EvaluationException(call.Arguments[1].Position, $"fn::{Name(call)} takes a list; this is {Access.Words(value)}");

    private static string ItemText(CallExpression call, PropertyValue item, int index) => Access.Text(item) ?? throw new EvaluationException(
        call.Arguments[1].Position,
        FormattableString.Invariant($"fn::join takes strings; item {index} is {Access.Words(item)}"));

    private static string Text(CallExpression call, ImmutableArray<PropertyValue> arguments, int index) =>
        arguments[index].Unwrap() is StringValue text
            ? text.Value
            : throw new EvaluationException(call.Arguments[index].Position, $"fn::{Name(call)} takes a string; this is {Access.Words(arguments[index])}");

    private static string FromBase64(CallExpression call, string text)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new EvaluationException(call.Arguments[0].Position, "fn::fromBase64 takes the base64 of a text", error);
        }
    }

    private static string Name(CallExpression call) => char.ToLowerInvariant(call.Function.ToString()[0]) + call.Function.ToString()[1..];
}
