using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Reads what is live, and finds out what of a plan document is left to do, what is done, and what has moved.</summary>
/// <param name="document">The document.</param>
/// <param name="context">What <see cref="PlanReplay"/> made of it.</param>
internal sealed class PlanReplayer(PlanDocument document, PlanContext context)
{
    private readonly ResourceSet _resources = new(new(context.Management, context.Edition, context.TimeProvider));

    /// <summary>Finds it out. Nothing is written.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task<ReplayedPlan> RunAsync(CancellationToken cancellationToken)
    {
        var plan = await new Planner(context).PlanUpAsync(cancellationToken).ConfigureAwait(false);
        if (context.Findings.HasErrors)
        {
            return new(plan, [], []);
        }

        var steps = plan.Steps.ToDictionary(step => new ObjectKey(step.Spec.Name, step.Id));
        var done = ImmutableArray.CreateBuilder<PlannedStep>();
        var moved = ImmutableArray.CreateBuilder<Movement>();
        foreach (var planned in document.Steps)
        {
            if (!steps.TryGetValue(planned.Object, out var now))
            {
                await FindPrunedAsync(planned, done, moved, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var comparison = new StepComparison(planned, now, document.Forces);
            moved.AddRange(comparison.Movements());
            now.Returns = comparison.IsReturn;
            if (comparison.IsDone)
            {
                done.Add(planned);
                now.Reasons.Add("done already");
            }
        }

        return new(plan, done.ToImmutable(), moved.ToImmutable());
    }

    // What is to be pruned and does not belong to the program any more is either gone, or somebody has taken its tag off.
    private async Task FindPrunedAsync(
        PlannedStep planned, ImmutableArray<PlannedStep>.Builder done, ImmutableArray<Movement>.Builder moved, CancellationToken cancellationToken)
    {
        var live = await LiveErrors.EndOnFailureAsync(() => _resources.FindResource(planned.Spec.Token)!.ReadAsync(planned.Id, null, null, cancellationToken)).ConfigureAwait(false);
        if (live is null)
        {
            done.Add(planned);
            return;
        }

        moved.Add(planned.Spec.Name == "Subscription"
            ? new(planned, null, $"does not join a topic and a queue with the tag {Ownership.TagKey}: {document.Owner} any more")
            : new(planned, $"the tag {Ownership.TagKey}", $"was {planned.LiveOwner ?? "none"}, and is {Ownership.OwnerOf(live) ?? "none"}"));
    }
}
