using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>
/// A filter of a list by resource tags: <c>"IsTagFilter":true,"Filters":[{"Name":"tag:owner","Values":["shop"]}]</c>. An object passes
/// that has, for each filter, one of its values.
/// </summary>
internal static class TagFilterParameters
{
    public static readonly Parameter<bool?> IsTagFilter = Parameter.OptionalFlag("IsTagFilter");
    public static readonly Parameter<IReadOnlyList<Arguments>?> Filters = Parameter.OptionalList("Filters", ReadFilter);

    private const string Prefix = "tag:";
    private static readonly Parameter<string> Name = Parameter.Text("Name");
    private static readonly Parameter<IReadOnlyList<string>?> Values = Parameter.OptionalList("Values", ParameterTypes.Text);
    private static readonly ParameterSet FilterMembers = new(Name, Values);

    /// <summary>Reads the filter; null when there is none.</summary>
    /// <exception cref="ApiRefusalException">
    /// There are filters without the switch for them, or a filter is not one of tags, has no values, or comes twice.
    /// </exception>
    public static Dictionary<string, IReadOnlyList<string>>? Read(ApiCall call)
    {
        if (call.Get(Filters) is not { Count: > 0 } filters)
        {
            return null;
        }

        if (call.Get(IsTagFilter) != true)
        {
            throw ParameterTypes.WrongValue(IsTagFilter.Name, "false", $"true when there are `{Filters.Name}`");
        }

        var tags = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var filter in filters)
        {
            var name = filter.Get(Name);
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !tags.TryAdd(name[Prefix.Length..], filter.Get(Values) ?? []))
            {
                throw ParameterTypes.WrongValue(Filters.Name, $"'{name}'", $"'{Prefix}' and the key of a tag, each key once");
            }
        }

        return tags;
    }

    private static Arguments ReadFilter(JToken token, string path, ParameterForm form)
    {
        var filter = ParameterTypes.Members(token, path, form, FilterMembers);
        return filter.Get(Values) is { Count: > 0 }
            ? filter
            : throw new ApiRefusalException(CmqErrorCodes.MissingParameter, $"The request is missing the parameter `{path}.{Values.Name}`.");
    }
}
