using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Carries values between a program's inputs, the service's model, and a resource's outputs, by the rows of a table.</summary>
internal sealed class Projection<TLive, TSettings>(ImmutableArray<BoundPropertySpec<TLive, TSettings>> table, CmqEdition edition)
    where TSettings : class, new()
{
    /// <summary>The settings that these inputs amount to; what is not set is not sent.</summary>
    public TSettings Settings(PropertyMap inputs) => table.Aggregate(
        new TSettings(),
        (settings, row) => row.Write is not null && inputs.Find(row.Name) is { } value ? row.Write(settings, value.UnwrapAll()) : settings);

    /// <summary>The settings that carry these changes and nothing else; what was taken out goes back to its default.</summary>
    public TSettings ChangedSettings(ImmutableArray<PropertyChange> changes, PropertyMap newInputs)
    {
        var changed = changes.Select(change => change.Property).ToHashSet(StringComparer.Ordinal);
        return table.Where(row => row.Write is not null && changed.Contains(row.Name)).Aggregate(
            new TSettings(),
            (settings, row) => (newInputs.Find(row.Name)?.UnwrapAll() ?? row.ResetIn(edition)) is { } value ? row.Write!(settings, value) : settings);
    }

    /// <summary>All outputs of a live resource. What the service does not say is taken from the inputs; what a program keeps secret stays so.</summary>
    public PropertyMap Outputs(TLive live, PropertyMap inputs) => new(
        from row in table
        let input = inputs.Find(row.Name)
        let value = row.Read?.Invoke(live) ?? (row.AbsentMeansNone ? null : input)
        where value is not null
        select KeyValuePair.Create(row.Name, input?.ContainsSecrets == true ? value.AsSecret() : value));

    /// <summary>The outputs of a resource that will be created with these inputs, as far as they are known beforehand.</summary>
    public PropertyMap Planned(PropertyMap inputs) => new(
        from row in table
        where row.IsInput && inputs.Find(row.Name) is not null
        select KeyValuePair.Create(row.Name, inputs.Find(row.Name)!));

    /// <summary>The outputs of a resource after a change in place, as far as they are known beforehand: what the change can't touch stays as it is.</summary>
    public PropertyMap Planned(PropertyMap inputs, PropertyMap oldOutputs, ImmutableArray<PropertyChange> changes)
    {
        var changed = changes.Select(change => change.Property).ToHashSet(StringComparer.Ordinal);
        var reachesService = table.Any(row => !row.IsLocal && changed.Contains(row.Name));
        return new(
            from row in table
            let touched = changed.Contains(row.Name) || (reachesService && row.ChangesWith is { } others && (others.IsEmpty || others.Any(changed.Contains)))
            let value = (row.IsInput ? inputs.Find(row.Name) : null) ?? (touched ? null : oldOutputs.Find(row.Name))
            where value is not null
            select KeyValuePair.Create(row.Name, value));
    }

    /// <summary>
    /// A live resource as a program would set it. With old inputs: the properties that were set, in their old form where they still
    /// hold, and those that differ from the old outputs although they were not. Without: what differs from the defaults.
    /// </summary>
    public PropertyMap Inputs(TLive live, PropertyMap? oldInputs, PropertyMap? oldOutputs) => new(
        from row in table
        where row.IsInput
        let value = Input(row, live, oldInputs, oldOutputs)
        where value is not null
        select KeyValuePair.Create(row.Name, value));

    private PropertyValue? Input(BoundPropertySpec<TLive, TSettings> row, TLive live, PropertyMap? oldInputs, PropertyMap? oldOutputs)
    {
        var found = row.Read?.Invoke(live);
        if (oldInputs?.Find(row.Name) is { } old)
        {
            // Null on the service is not always "none": trace and tags are never read back.
            var unchanged = found is null ? !row.AbsentMeansNone : InputDiffer.Same(row, found, old.UnwrapAll());
            return unchanged ? old : old.ContainsSecrets ? found?.AsSecret() : found;
        }

        if (found is null || row.IsRequired || row.AbsentMeansNone || row.Name == "name")
        {
            return found;
        }

        var usual = oldInputs is null ? row.ResetIn(edition) : oldOutputs?.Find(row.Name)?.UnwrapAll() ?? found;
        return InputDiffer.Same(row, found, usual) ? null : found;
    }
}
