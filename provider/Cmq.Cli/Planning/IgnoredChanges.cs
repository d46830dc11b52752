using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What a program's ignoreChanges leaves as it is.</summary>
internal static class IgnoredChanges
{
    /// <summary>Inputs whose ignored properties have their live values, so that a replacement keeps them too.</summary>
    /// <param name="inputs">What the program sets.</param>
    /// <param name="live">The live values.</param>
    /// <param name="paths">The ignored properties.</param>
    public static PropertyMap Keep(PropertyMap inputs, PropertyMap live, ImmutableArray<PropertyPath> paths) =>
        paths.Aggregate(inputs, (map, path) => Keep(map, live, path.Segments.AsSpan()));

    private static PropertyMap Keep(PropertyMap inputs, PropertyMap live, ReadOnlySpan<PropertyPathSegment> path)
    {
        if (path is [] || (path[0].KeyName is null && !path[0].IsWildcard))
        {
            return inputs;
        }

        if (path[0].IsWildcard)
        {
            foreach (var key in inputs.Keys.Union(live.Keys, StringComparer.Ordinal).ToList())
            {
                inputs = Keep(inputs, live, [PropertyPathSegment.OfKey(key), .. path[1..]]);
            }

            return inputs;
        }

        var name = path[0].KeyName!;
        if (path.Length > 1 && inputs.Find(name)?.Unwrap() is ObjectValue wanted && live.Find(name)?.Unwrap() is ObjectValue present)
        {
            return inputs.Set(name, new ObjectValue(Keep(wanted.Properties, present.Properties, path[1..])));
        }

        return path.Length > 1 ? inputs : live.Find(name) is { } value ? inputs.Set(name, value) : inputs.Remove(name);
    }
}
