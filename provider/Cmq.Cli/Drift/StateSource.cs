using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A Pulumi state, or the part of it that one provider manages, as something that declares resources.</summary>
/// <param name="state">The state.</param>
/// <param name="resources">The resources of this package that are looked at.</param>
internal sealed class StateSource(StateFile state, ImmutableArray<StateResource> resources) : IDeclaredSource
{
    /// <inheritdoc/>
    public string Label => state.Stack is { } stack ? $"{stack} ({state.File})" : state.File;

    /// <inheritdoc/>
    public string File => state.File;

    /// <summary>
    /// The resources of this package that a stack manages: not those that it only reads, and not what is left of an unfinished replacement.
    /// </summary>
    public static IEnumerable<StateResource> ManagedOf(StateFile state) => state.Resources.Where(resource =>
        !resource.IsExternal && !resource.IsPendingDelete && resource.Id.Length > 0 && SpecOf(resource) is not null);

    /// <inheritdoc/>
    public Task<ImmutableArray<DeclaredResource>> ReadAsync(CmqEdition edition, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DeclaredResource>>([.. resources.Select(Declare)]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ComparedResource>> CompareAsync(LiveInventory live, CancellationToken cancellationToken)
    {
        var compared = new ComparedResource[resources.Length];
        await Parallel.ForAsync(
            0,
            resources.Length,
            cancellationToken,
            async (at, token) => compared[at] = await CompareAsync(Declare(resources[at]), live, token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. compared];
    }

    private static async Task<ComparedResource> CompareAsync(DeclaredResource declared, LiveInventory live, CancellationToken cancellationToken)
    {
        if (live.FailureFor(declared.Key) is { } failure)
        {
            return new(declared, null, [], failure.Reason);
        }

        try
        {
            var found = await live.FindAsync(declared.Spec, declared.Id, declared.Inputs, declared.Outputs, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return new(declared, null, []);
            }

            // The tag by which cmq knows its own is nobody's difference, unless the state declares it.
            var hasTag = declared.Inputs.Find("tags")?.UnwrapAll() is ObjectValue tags && tags.Properties.ContainsKey(Ownership.TagKey);
            var seen = hasTag ? found : Ownership.Strip(found);
            var diff = live.Resources.FindResource(declared.Spec.Token)!.Diff(new()
            {
                LogicalName = declared.Name,
                OldInputs = seen.Inputs,
                OldOutputs = seen.Outputs,
                NewInputs = declared.Inputs,
                IgnoreChanges = declared.IgnoreChanges,
            });
            return new(declared, seen, diff.Changes);
        }
        catch (Exception error) when (error is ResourceException or IOException)
        {
            return new(declared, null, [], error.Message);
        }
    }

    private DeclaredResource Declare(StateResource resource)
    {
        var encrypted = resource.Encrypted.ToImmutableArray();
        return new()
        {
            Source = Label,
            Spec = SpecOf(resource)!,
            Id = resource.Id.Replace('#', '/'),
            Name = resource.LogicalName,
            Urn = resource.Urn,
            Inputs = resource.Inputs,
            Outputs = resource.Outputs,
            IgnoreChanges = resource.IgnoreChanges.AddRange(encrypted.Select(property => PropertyPath.Root.Key(property))),
            Encrypted = encrypted,
            File = File,
        };
    }

    private static ResourceSpec? SpecOf(StateResource resource)
    {
        var token = TypeTokens.Canonical(resource.Type);
        return PackageSpec.Resources.FirstOrDefault(spec => spec.Token == token);
    }
}
