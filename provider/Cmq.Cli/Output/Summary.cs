using System.Globalization;

namespace Cmq.Cli;

/// <summary>The last line: how many of what.</summary>
internal static class Summary
{
    private static readonly StepAction[] Order =
    [
        StepAction.Create, StepAction.Update, StepAction.Replace, StepAction.Delete, StepAction.Refused, StepAction.Unread,
        StepAction.Same, StepAction.Leave,
    ];

    /// <summary>What a plan would do: <c>2 to create, 1 to update, 9 unchanged</c>.</summary>
    public static string Of(Plan plan)
    {
        var counts = Count(plan.Steps, ActionWords.ToDo);
        return counts.Length == 0 ? "nothing is declared"
            : !plan.IsLiveRead ? $"{counts}; the live state was not read"
            : plan.HasChanges || plan.Steps.Any(step => step.Action == StepAction.Refused) ? counts
            : $"nothing to do: {counts}";
    }

    /// <summary>What was done: <c>2 created, 9 unchanged in 1.3 s</c>.</summary>
    public static string Of(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed)
    {
        List<string> parts = [Count(plan.Steps.Where(step => results[step].State == StepState.Done), ActionWords.Done)];
        foreach (var (state, word) in ((StepState, string)[])[(StepState.Failed, "failed"), (StepState.Skipped, "skipped")])
        {
            if (results.Values.Count(result => result.State == state) is var count and > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {word}"));
            }
        }

        return $"{string.Join(", ", parts.Where(part => part.Length > 0))} in {Times.Of(elapsed)}";
    }

    private static string Count(IEnumerable<Step> steps, Func<StepAction, string> word)
    {
        var counts = steps.CountBy(step => step.Action).ToDictionary();
        return string.Join(
            ", ",
            Order.Where(counts.ContainsKey).Select(action => string.Create(CultureInfo.InvariantCulture, $"{counts[action]} {word(action)}")));
    }
}
