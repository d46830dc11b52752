using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Compares a step of a plan with the same step planned anew. What is live is as it was when the plan was made; or as the step leaves it; or between
/// the two, where a run of this plan was interrupted: each property has its old or its new value, and what is replaced may be gone. Anything else has
/// moved.
/// </summary>
/// <param name="planned">The step of the plan.</param>
/// <param name="now">The same step now.</param>
/// <param name="forces">Whether the plan gives up the messages of queues that go.</param>
internal sealed class StepComparison(PlannedStep planned, Step now, bool forces)
{
    private const string DeadLetterPolicy = "deadLetterPolicy";
    private const string TagsProperty = "tags";

    /// <summary>Whether what the step is for holds already.</summary>
    public bool IsDone => planned.Writes && planned.Action != StepAction.Delete && now.Action == StepAction.Same;

    /// <summary>Whether an earlier run has deleted the object, to create it again.</summary>
    public bool IsReturn => planned.Action == StepAction.Replace && now.Action == StepAction.Create;

    /// <summary>What has moved; nothing when the step can be carried out, or is done.</summary>
    public IEnumerable<Movement> Movements()
    {
        if (now.Action == StepAction.Same)
        {
            return [];
        }

        if (planned.Live is null)
        {
            return now.Live is null ? [] : ArrivedUnlike();
        }

        if (now.Live is null)
        {
            return planned.Action == StepAction.Replace ? [] : [new(planned, null, "was there, and is gone")];
        }

        // What an interrupted run has put back is another object, and as the plan wants it. It is touched again only because of what it hangs on.
        if (planned.Action == StepAction.Replace && now.Action is StepAction.Replace or StepAction.Update && now.Changes.IsEmpty)
        {
            return [];
        }

        var moved = Identity().ToList();
        if (moved.Count == 0)
        {
            moved.AddRange(Properties(PlannedLive(), Now()));
            moved.AddRange(Messages());
        }

        return moved.Count > 0 || now.Action == StepAction.Refused || now.Action == planned.Action
            ? moved
            : [new(planned, null, $"was {ActionWords.ToDo(planned.Action)}, and is {ActionWords.ToDo(now.Action)}")];
    }

    // What is given up is what was shown to whoever agreed to it.
    private IEnumerable<Movement> Messages()
    {
        if (forces && now.Messages is { } present && present.Total > (planned.Messages?.Total ?? 0)
            && now.Inputs.Find("forceDestroy")?.Unwrap() is not BoolValue { Value: true })
        {
            yield return new(planned, null, $"held {planned.Messages?.Words ?? "0 messages"}, and holds {present.Words}: the plan's --force is for those that it shows");
        }
    }

    private PropertyMap PlannedLive() => planned.Live!;

    private PropertyMap Now() => PlanRecorder.Keep(now.Spec, now.Live!.Outputs);

    private IEnumerable<Movement> ArrivedUnlike()
    {
        yield return new(planned, null, "was not there, and is now");
        foreach (var change in now.Changes)
        {
            yield return new(planned, change.Path.ToString(), Wish(change));
        }
    }

    private string Wish(PropertyChange change) => planned.Inputs.Any(input => input.Name == change.Property && ExpressionJson.ShowsSecret(input.Value))
        ? "is not what the plan wants"
        : $"is {ValueText.Of(change.Old)}, and the plan wants {ValueText.Of(change.New)}";

    // Another object of the same name: it may be anybody's, and hold anything.
    private IEnumerable<Movement> Identity()
    {
        var (before, live) = (PlannedLive(), Now());
        if (now.Spec.Properties.Any(row => row is { IsInput: false, IsStable: true } && !Equals(before.Find(row.Name), live.Find(row.Name))))
        {
            yield return new(planned, null, "was deleted since, and another was created under its name");
        }

        // A subscription carries no tag, and its topic and its queue may get theirs from this very plan.
        if (now.Spec.Name != "Subscription" && planned.LiveOwner != now.LiveOwner)
        {
            yield return new(planned, $"the tag {Ownership.TagKey}", $"was {planned.LiveOwner ?? "none"}, and is {now.LiveOwner ?? "none"}");
        }
    }

    private IEnumerable<Movement> Properties(PropertyMap before, PropertyMap live)
    {
        foreach (var row in now.Spec.Properties.Where(row => row is { IsInput: true, IsLocal: false } && !IsIgnored(row.Name)))
        {
            var (old, present) = (before.Find(row.Name), live.Find(row.Name));
            if (!Equals(old, present) && !(planned.Action == StepAction.Update && IsOnTheWay(row, old, present)))
            {
                yield return Movement.Of(planned, row.Name, old, present);
            }
        }
    }

    // A replacement was shown with the values that it keeps; a change in place does not touch them.
    private bool IsIgnored(string property) =>
        planned.Action != StepAction.Replace && planned.IgnoreChanges.Any(path => path.Segments is [{ KeyName: var name }, ..] && name == property);

    private bool IsOnTheWay(PropertySpec row, PropertyValue? old, PropertyValue? present)
    {
        var changed = planned.Changes.Select(change => change.Property).ToHashSet(StringComparer.Ordinal);
        return (changed.Contains(row.Name) && (now.Changes.All(change => change.Property != row.Name) || IsTagOnTheWay(row.Name, old, present)))
            || (row.Name == DeadLetterPolicy && present is null && (planned.Detaches || changed.Contains(row.Name)))
            || (row.ChangesWith is { } others && (others.IsEmpty || others.Any(changed.Contains)));
    }

    // Tags are changed one by one.
    private bool IsTagOnTheWay(string property, PropertyValue? old, PropertyValue? present)
    {
        if (property != TagsProperty)
        {
            return false;
        }

        var (before, live, wanted) = (Map(old), Map(present), Map(now.Inputs.Find(property)?.UnwrapAll()));
        return before.Keys.Union(live.Keys, StringComparer.Ordinal).Union(wanted.Keys, StringComparer.Ordinal)
            .All(key => Equals(live.Find(key), before.Find(key)) || Equals(live.Find(key), wanted.Find(key)));
    }

    private static PropertyMap Map(PropertyValue? value) => value is ObjectValue map ? map.Properties : PropertyMap.Empty;
}
