using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The operations on topics.</summary>
/// <param name="context">What they work with.</param>
public sealed class TopicController(ResourceContext context)
    : NamedResourceController<TopicDescription, TopicSettings>(context, TopicSpec.Resource, CmqNameKind.Topic)
{
    /// <inheritdoc/>
    public override Task<ImmutableArray<string>> PlaceAsync(PlanWorld world, string owner, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(world);
        return IdOf(inputs) is { } name && inputs.Find("filterType")?.IsUnknown != true
            ? world.PlaceTopicAsync(owner, name, KnownSettings(inputs), FilterTypeOf(inputs), cancellationToken)
            : Task.FromResult(ImmutableArray<string>.Empty);
    }

    private protected override IEnumerable<CmqRefusal> CheckOwnRules(PropertyMap inputs) => TopicRules.Check(KnownSettings(inputs), null, Edition);

    private protected override string LiveName(TopicDescription live) => live.Name;

    private protected override IAsyncEnumerable<(TopicDescription Live, ListPosition Next)> ListLiveAsync(
        ICmqManagement management, PropertyMap query, ListPosition start, CancellationToken cancellationToken) =>
        management.ListTopicsAsync(new() { Offset = start.Offset }, cancellationToken)
            .Select((topic, index) => (topic, start with { Offset = start.Offset + index + 1 }));

    private protected override DateTimeOffset CreateTime(TopicDescription live) => live.CreateTime;

    private protected override Task<TopicDescription?> FindLiveAsync(ICmqManagement management, string id, CancellationToken cancellationToken) =>
        management.FindTopicAsync(id, cancellationToken);

    private protected override Task<TopicDescription?> LookUpAsync(Inventory inventory, string id, CancellationToken cancellationToken) =>
        inventory.FindTopicAsync(id, cancellationToken);

    private protected override void Forget(Inventory inventory, string id) => inventory.ForgetTopic(id);

    private protected override Task CreateLiveAsync(ICmqManagement management, PropertyMap inputs, TopicSettings settings, CancellationToken cancellationToken) =>
        management.CreateTopicAsync(IdOf(inputs)!, settings, FilterTypeOf(inputs), TagsOf(inputs), cancellationToken);

    private protected override ImmutableArray<Func<CancellationToken, Task>> UpdateSteps(
        ICmqManagement management,
        string id,
        ImmutableArray<PropertyChange> changes,
        TopicSettings settings)
    {
        var steps = ImmutableArray.CreateBuilder<Func<CancellationToken, Task>>();
        if (settings != new TopicSettings())
        {
            steps.Add(token => management.ModifyTopicAsync(id, settings, token));
        }

        if (TagChanges.Among(changes) is { } tags)
        {
            steps.Add(token => management.ModifyTopicTagsAsync(id, tags, token));
        }

        return steps.ToImmutable();
    }

    private static FilterType? FilterTypeOf(PropertyMap inputs) =>
        inputs.Find("filterType") is { } type ? (FilterType)Values.Integer(type.UnwrapAll()) : null;

    private protected override async Task DeleteLiveAsync(ICmqManagement management, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        try
        {
            await management.DeleteTopicAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            // Gone already: what was wanted holds.
        }
    }
}
