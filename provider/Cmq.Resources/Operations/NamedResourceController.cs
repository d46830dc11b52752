using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>What queues and topics do alike: their name is their identity, and they carry tags.</summary>
/// <typeparam name="TLive">The service's description of the resource.</typeparam>
/// <typeparam name="TSettings">The settings that create and change it.</typeparam>
public abstract class NamedResourceController<TLive, TSettings> : ResourceController<TLive, TSettings>
    where TLive : class
    where TSettings : class, new()
{
    private protected NamedResourceController(ResourceContext context, ResourceSpec spec, CmqNameKind kind)
        : base(context, spec, kind)
    {
    }

    /// <inheritdoc/>
    public sealed override string? IdOf(PropertyMap inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Find("name")?.Unwrap() is StringValue name ? name.Value : null;
    }

    /// <summary>The tags of checked inputs, all known; null for none.</summary>
    private protected static IReadOnlyDictionary<string, string>? TagsOf(PropertyMap inputs) =>
        inputs.Find("tags") is { } tags ? Values.TextMap(tags.UnwrapAll()) : null;

    // In Check, so that what is stored, compared, sent and read back are the same tags, whoever gave them. Tags that are not known yet are left
    // alone: they are checked once more when they are.
    private protected sealed override PropertyMap WithDefaults(PropertyMap inputs)
    {
        var own = inputs.Find("tags");
        if (Context.DefaultTags is not { } defaults || own?.Unwrap() is not (null or ObjectValue))
        {
            return inputs;
        }

        var tags = (ObjectValue)defaults.Unwrap();
        PropertyValue all = new ObjectValue(new(own?.Unwrap() is ObjectValue map ? tags.Properties.Concat(map.Properties) : tags.Properties));
        return inputs.Set("tags", own?.IsSecret == true || defaults.IsSecret ? all.AsSecret() : all);
    }

    private protected sealed override string ParseId(string id) => id;

    private protected sealed override string? ReasonAgainstId(string id) => ReasonAgainstName(Kind, id);

    private protected sealed override string LiveId(TLive live) => LiveName(live);

    private protected sealed override bool KeepsIdentity(DiffRequest request) =>
        IdOf(request.NewInputs) is { } name
        && CmqNames.Comparer.Equals(name, (request.OldInputs ?? request.OldOutputs).Find("name")?.UnwrapAll() is StringValue old ? old.Value : null)
        && !Autonaming.IsAutomatic(request.NewInputs);

    private protected sealed override IEnumerable<CmqRefusal> CheckRules(PropertyMap inputs)
    {
        if (IdOf(inputs) is { } name && CmqNames.Check(Kind, name, Edition) is { } refusal)
        {
            yield return refusal;
        }

        foreach (var found in CheckOwnRules(inputs))
        {
            yield return found;
        }

        if (inputs.Find("tags") is { ContainsUnknowns: false })
        {
            foreach (var found in TagRules.Check(TagsOf(inputs)!, Edition))
            {
                yield return found;
            }
        }
    }

    /// <summary>Checks what concerns several properties of this type together, as far as they are known.</summary>
    private protected abstract IEnumerable<CmqRefusal> CheckOwnRules(PropertyMap inputs);
}
