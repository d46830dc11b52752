using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Turns what was compared and what is live into findings.</summary>
internal static class DriftFinder
{
    /// <summary>What differs of declared resources.</summary>
    public static IEnumerable<Finding> Find(ComparedResource resource)
    {
        var declared = resource.Declared;
        if (resource.Unread is not null)
        {
            yield break;
        }

        if (resource.Live is not { } live)
        {
            yield return New(declared, FindingKind.Missing, PropertyPath.Root) with { Message = "is declared and not there" };
            yield break;
        }

        var modified = ModifiedAt(live);
        foreach (var change in resource.Changes)
        {
            // What a program leaves to the service has no declared value; a state remembers what it was.
            var wanted = change.New ?? (declared.Outputs is { } known ? At(known, change.Path) : null);
            yield return New(declared, FindingKind.Changed, change.Path) with
            {
                Property = change.Path.ToString(),
                Declared = Mask(wanted),
                Live = Mask(change.Old),
                Replaces = change.Effect == ChangeEffect.Replace,
                LastModified = modified,
                Message = $"{change.Path} is declared {ValueText.Of(Mask(wanted))}, and is {ValueText.Of(Mask(change.Old))}",
            };

            PropertyValue? Mask(PropertyValue? value) => value is not null && resource.IsSecret(change.Property) ? value.AsSecret() : value;
        }
    }

    /// <summary>A live object that nobody declares.</summary>
    /// <param name="found">The object.</param>
    /// <param name="live">All that is known of it.</param>
    public static Finding Unmanaged(LiveObject found, LiveResource live) => new()
    {
        Kind = FindingKind.Unmanaged,
        Rule = "unmanaged",
        Object = found.Key,
        LastModified = ModifiedAt(live),
        Message = Ownership.OwnerOf(live) is { } owner ? $"is declared by nobody here; it carries the tag of program '{owner}'" : "is there and declared by nobody",
    };

    /// <summary>When a live object was last changed; null when the service does not say.</summary>
    public static DateTimeOffset? ModifiedAt(LiveResource live) =>
        live.Outputs.Find("lastModifyTime")?.UnwrapAll() is NumberValue { Value: > 0 } time ? DateTimeOffset.FromUnixTimeSeconds((long)time.Value) : null;

    /// <summary>What an object hangs on, and the URL it delivers to, as far as they may be shown.</summary>
    /// <param name="spec">Its type.</param>
    /// <param name="bag">Its properties.</param>
    public static (Relation Links, string? Url) LinksOf(ResourceSpec spec, PropertyMap bag)
    {
        var shown = new PropertyMap(bag.Where(property => !property.Value.ContainsSecrets));
        var isHttp = shown.Find("protocol")?.Unwrap() is StringValue { Value: "http" };
        return (Relation.Of(spec, shown), isHttp && shown.Find("endpoint")?.Unwrap() is StringValue url ? url.Value : null);
    }

    private static Finding New(DeclaredResource declared, FindingKind kind, PropertyPath path) => new()
    {
        Kind = kind,
        Rule = kind.ToString().ToLowerInvariant(),
        Object = declared.Key,
        Source = declared.Source,
        Urn = declared.Urn,
        File = declared.File,
        Position = declared.PositionOf(path),
        Message = "",
    };

    private static PropertyValue? At(PropertyMap bag, PropertyPath path)
    {
        PropertyValue? value = new ObjectValue(bag);
        foreach (var segment in path.Segments)
        {
            value = value?.Unwrap() is ObjectValue map && segment.KeyName is { } key ? map.Properties.Find(key) : null;
        }

        return value;
    }
}
