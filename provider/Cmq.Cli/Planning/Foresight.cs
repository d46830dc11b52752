using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Looks ahead: places what the program wants in a world of its own, in the order in which it would be brought up, and refuses there what
/// the service would refuse. What does not change is not refused: the service has it already.
/// </summary>
internal static class Foresight
{
    /// <summary>Looks ahead.</summary>
    /// <param name="context">The plan's context; takes what can't be checked, as warnings.</param>
    /// <param name="resources">The service for look-ups, and the edition.</param>
    /// <param name="steps">What the program declares.</param>
    /// <param name="dependencies">Which comes before which; without circles.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    public static async Task CheckAsync(
        PlanContext context,
        ResourceContext resources,
        IReadOnlyCollection<Step> steps,
        ImmutableDictionary<string, ImmutableArray<string>> dependencies,
        CancellationToken cancellationToken)
    {
        using var world = new PlanWorld(resources);
        var byKey = steps.ToDictionary(step => step.Key, StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            await PlaceAsync(step).ConfigureAwait(false);
        }

        async Task PlaceAsync(Step step)
        {
            if (!placed.Add(step.Key))
            {
                return;
            }

            foreach (var earlier in dependencies.GetValueOrDefault(step.Key, []).Where(byKey.ContainsKey))
            {
                await PlaceAsync(byKey[earlier]).ConfigureAwait(false);
            }

            try
            {
                foreach (var warning in await step.Controller.PlaceAsync(world, step.Key, step.Inputs, lookUp: true, cancellationToken).ConfigureAwait(false))
                {
                    context.Findings.AddWarning(step.Declaration?.Position, warning, step.Key);
                }
            }
            catch (ResourceException error)
            {
                if (step.Action is not (StepAction.Same or StepAction.Refused))
                {
                    step.Refuse(error.Message);
                }
            }
        }
    }
}
