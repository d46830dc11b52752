using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Plans what a program has declared: the resources of each provider for themselves, in one plan in the end.</summary>
/// <param name="context">What the plan is made of, without resources.</param>
/// <param name="declared">What the program has declared.</param>
/// <param name="providers">The providers of this package.</param>
internal sealed class DeclaredPlanner(PlanContext context, RegisteredResources declared, ProviderInstances providers)
{
    /// <summary>Plans.</summary>
    /// <param name="outputs">The program's outputs.</param>
    /// <param name="passed">Resources of other providers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task<Plan> PlanAsync(PropertyMap outputs, ImmutableArray<PassedResource> passed, CancellationToken cancellationToken)
    {
        var all = declared.All;
        ImmutableArray<RegisteredResource> resources = [.. all.Where(resource => resource.Spec is not null)];
        if (all.IsEmpty || (resources.IsEmpty && passed.IsEmpty))
        {
            context.Findings.AddWarning(null, "the program declares no resource");
        }

        var keys = Keys(resources);
        var groups = resources.GroupBy(resource => providers.KeyOf(declared.ProviderOf(resource)), StringComparer.Ordinal).ToList();
        var plans = new List<Plan>();
        foreach (var group in groups)
        {
            plans.Add(await PlanAsync(providers.Find(group.Key).Plan, [.. group], keys, cancellationToken).ConfigureAwait(false));
        }

        var order = resources.Select((resource, index) => (Key: keys[resource.Urn], index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        return new()
        {
            Context = context,
            IsDestroy = false,
            Steps = [.. plans.SelectMany(plan => plan.Steps).OrderBy(step => order[step.Key])],
            Dependencies = plans.SelectMany(plan => plan.Dependencies).ToImmutableDictionary(StringComparer.Ordinal),
            Outputs = outputs,
            Passed = [.. passed.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal)],
            IsLiveRead = plans.Count == 0 ? context.Management is not null : plans.TrueForAll(plan => plan.IsLiveRead),
        };
    }

    private async Task<Plan> PlanAsync(
        PlanContext provider, ImmutableArray<RegisteredResource> resources, ImmutableDictionary<string, string> keys, CancellationToken cancellationToken)
    {
        var own = resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var plan = await new Planner(provider with
        {
            OnRead = context.OnRead,
            Program = provider.Program with { Resources = [.. resources.Select(resource => resource.ToDeclaration(keys[resource.Urn]))] },
            References = resources.ToImmutableDictionary(
                resource => keys[resource.Urn],
                resource => declared.Before(resource).Where(own.Contains).Select(urn => keys[urn]).ToImmutableArray(),
                StringComparer.Ordinal),
        }).PlanUpAsync(cancellationToken).ConfigureAwait(false);
        var byKey = resources.ToDictionary(resource => keys[resource.Urn], StringComparer.Ordinal);
        foreach (var step in plan.Steps.Where(step => step.Action != StepAction.Refused))
        {
            CheckImport(step, byKey[step.Key].ImportId, plan.IsLiveRead);
        }

        return plan;
    }

    private static void CheckImport(Step step, string importId, bool isLiveRead)
    {
        if (importId.Length == 0)
        {
            return;
        }

        if (importId.Replace('#', '/') != step.Id)
        {
            step.Refuse($"it is to take over '{importId}', and its inputs name '{step.Id}'");
        }
        else if (isLiveRead && step.Live is null)
        {
            step.Refuse("it is to be taken over, and is not there: take the import option out to create it");
        }
        else if (!step.Changes.IsEmpty)
        {
            step.Refuse($"it is to be taken over, and differs: {string.Join(", ", step.Changes.Select(change => ValueText.Of(change, step.Inputs)))}. Change the program until they agree");
        }
        else
        {
            step.Reasons.Add("is taken over");
        }
    }

    // The name, where one resource has it; and what tells those apart that share it.
    private static ImmutableDictionary<string, string> Keys(ImmutableArray<RegisteredResource> resources)
    {
        var names = resources.CountBy(resource => resource.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var typed = resources.CountBy(Typed, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return resources.ToImmutableDictionary(
            resource => resource.Urn,
            resource => names[resource.Name] == 1 ? resource.Name : typed[Typed(resource)] == 1 ? Typed(resource) : resource.Urn,
            StringComparer.Ordinal);

        static string Typed(RegisteredResource resource) => $"{resource.Name} ({resource.Spec!.Name.ToLowerInvariant()})";
    }
}
