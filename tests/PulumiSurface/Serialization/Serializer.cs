using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Cmq.Properties;

namespace Pulumi.Serialization;

/// <summary>Turns what a program says into what goes over the wire.</summary>
internal static class Serializer
{
    /// <summary>Arguments as properties: those that are null are left out.</summary>
    public static async Task<(PropertyMap Properties, ImmutableHashSet<Resource> Dependencies)> SerializeAsync(InputArgs? args)
    {
        var dependencies = ImmutableHashSet.CreateBuilder<Resource>();
        return (args is null ? PropertyMap.Empty : await PropertiesAsync(args, dependencies).ConfigureAwait(false), dependencies.ToImmutable());
    }

    /// <summary>One value.</summary>
    public static async Task<PropertyValue> SerializeAsync(object? value) =>
        await ValueAsync(value, ImmutableHashSet.CreateBuilder<Resource>()).ConfigureAwait(false);

    private static async Task<PropertyMap> PropertiesAsync(InputArgs args, ImmutableHashSet<Resource>.Builder dependencies)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (input, value, member) in args.Inputs())
        {
            if (input.IsRequired && value is null)
            {
                throw new ArgumentNullException(member, $"{args.GetType().FullName}.{member} is required.");
            }

            var serialized = await ValueAsync(value, dependencies).ConfigureAwait(false);
            if (!serialized.IsNull)
            {
                properties.Add(input.Name, input.Json ? JsonText.Of(serialized) : serialized);
            }
        }

        return new PropertyMap(properties);
    }

    private static async Task<PropertyValue> ValueAsync(object? value, ImmutableHashSet<Resource>.Builder dependencies)
    {
        switch (value)
        {
            case null:
                return PropertyValue.Null;
            case bool truth:
                return truth;
            case string text:
                return text;
            case int or long or double or float:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case Enum constant:
                return Convert.ToDouble(constant, CultureInfo.InvariantCulture);
            case Task:
                throw new InvalidOperationException("A task is no input; make an output of it.");
            case IInput input:
                return await ValueAsync(input.ToOutput(), dependencies).ConfigureAwait(false);
            case IOutput output:
                var data = await output.DataAsync().ConfigureAwait(false);
                dependencies.UnionWith(data.Resources);
                var inner = data.IsKnown ? await ValueAsync(data.Value, dependencies).ConfigureAwait(false) : PropertyValue.Unknown;
                return data.IsSecret ? inner.AsSecret() : inner;
            case InputArgs args:
                return await PropertiesAsync(args, dependencies).ConfigureAwait(false);
            case CustomResource resource:
                dependencies.Add(resource);
                return await ValueAsync(resource.Id, dependencies).ConfigureAwait(false);
            case IDictionary map:
                var properties = ImmutableSortedDictionary.CreateBuilder<string, PropertyValue>(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in map)
                {
                    properties.Add((string)entry.Key, await ValueAsync(entry.Value, dependencies).ConfigureAwait(false));
                }

                return new PropertyMap(properties);
            case IEnumerable list:
                if (IsDefaultArray(list))
                {
                    return PropertyValue.Null;
                }

                var items = ImmutableArray.CreateBuilder<PropertyValue>();
                foreach (var item in list)
                {
                    items.Add(await ValueAsync(item, dependencies).ConfigureAwait(false));
                }

                return new ListValue(items.ToImmutable());
            default:
                return EnumTypes.IsStringEnum(value.GetType())
                    ? EnumTypes.Text(value)
                    : throw new InvalidOperationException($"{value.GetType().FullName} is no type of an input.");
        }
    }

    private static bool IsDefaultArray(IEnumerable list) =>
        list.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault), BindingFlags.Public | BindingFlags.Instance)!.GetValue(list)!;
}
