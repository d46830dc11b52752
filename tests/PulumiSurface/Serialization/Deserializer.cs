using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Cmq.Properties;

namespace Pulumi.Serialization;

/// <summary>Turns what comes over the wire into the types of an SDK.</summary>
internal static class Deserializer
{
    /// <summary>A value as a type of the SDK; secrets inside it are unwrapped.</summary>
    /// <exception cref="InvalidCastException">The value is not of the type.</exception>
    public static object? Deserialize(PropertyValue value, Type type)
    {
        var plain = value.Unwrap();
        if (plain is NullValue or UnknownValue)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        return (plain, target) switch
        {
            _ when target == typeof(object) => Plain(plain),
            (BoolValue truth, _) when target == typeof(bool) => truth.Value,
            (StringValue text, _) when target == typeof(string) => text.Value,
            (StringValue text, _) when EnumTypes.IsStringEnum(target) => EnumTypes.Make(target, text.Value),
            (NumberValue number, _) when target == typeof(double) => number.Value,
            (NumberValue number, _) when target == typeof(int) => Integer(number.Value),
            (NumberValue number, { IsEnum: true }) => Enum.ToObject(target, Integer(number.Value)),
            (ListValue list, { IsGenericType: true }) when target.GetGenericTypeDefinition() == typeof(ImmutableArray<>) =>
                Call(nameof(Array), target.GetGenericArguments()[0], list),
            (ObjectValue map, { IsGenericType: true }) when target.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) =>
                Call(nameof(Dictionary), target.GetGenericArguments()[1], map),
            (ObjectValue map, _) when target.GetCustomAttribute<OutputTypeAttribute>() is not null => Object(map.Properties, target),
            _ => throw new InvalidCastException($"{plain} is no {target.Name}."),
        };
    }

    /// <summary>A value without a type of its own: what mocks and untyped outputs see.</summary>
    public static object? Plain(PropertyValue value) => value.Unwrap() switch
    {
        BoolValue truth => truth.Value,
        NumberValue number => number.Value,
        StringValue text => text.Value,
        ListValue list => list.Items.Select(Plain).ToImmutableArray(),
        ObjectValue map => Dictionary(map.Properties),
        _ => null,
    };

    /// <summary>Properties without types of their own; those that are null or unknown are left out.</summary>
    public static ImmutableDictionary<string, object> Dictionary(PropertyMap map) => map
        .Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))
        .Where(pair => pair.Value is not null)
        .ToImmutableDictionary(pair => pair.Key, pair => pair.Value!);

    private static int Integer(double number) => number % 1 == 0
        ? checked((int)number)
        : throw new InvalidCastException($"{number.ToString(CultureInfo.InvariantCulture)} is no integer.");

    private static object Object(PropertyMap map, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)
            .Single(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        return constructor.Invoke([.. constructor.GetParameters()
            .Select(parameter => Deserialize(map.Find(parameter.Name!) ?? PropertyValue.Null, parameter.ParameterType))]);
    }

    private static object Call(string method, Type element, PropertyValue value) => typeof(Deserializer)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        .Single(candidate => candidate.Name == method && candidate.IsGenericMethodDefinition)
        .MakeGenericMethod(element)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [value], culture: null)!;

    private static ImmutableArray<T> Array<T>(ListValue list) => [.. list.Items.Select(item => (T)Deserialize(item, typeof(T))!)];

    private static ImmutableDictionary<string, T> Dictionary<T>(ObjectValue map) =>
        map.Properties.ToImmutableDictionary(pair => pair.Key, pair => (T)Deserialize(pair.Value, typeof(T))!);
}
