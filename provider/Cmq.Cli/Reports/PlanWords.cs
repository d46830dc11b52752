using System.Globalization;

namespace Cmq.Cli;

/// <summary>Words for reports on a plan.</summary>
internal static class PlanWords
{
    /// <summary>The outcome in one line: <c>2 to create, 1 to delete</c>.</summary>
    public static string Summary(PlanReport report)
    {
        var errors = report.Errors.Count();
        var wrong = string.Create(CultureInfo.InvariantCulture, $"{errors} error{(errors == 1 ? "" : "s")}");
        var text = report switch
        {
            { Plan: { } plan, Results: { } results, Elapsed: { } elapsed } => Cmq.Cli.Summary.Of(plan, results, elapsed),
            { Plan: { } plan } => Cmq.Cli.Summary.Of(plan),
            _ when errors > 0 => wrong,
            _ => "no plan was made",
        };
        return report.ExitCode == ExitCode.Cancelled ? $"stopped; {text}" : text;
    }

    /// <summary>What it was about, in one line.</summary>
    public static string Place(PlanReport report)
    {
        if (report.Context is not { } context)
        {
            return "";
        }

        var stack = context.Stack is { } name ? $"stack {name}" : null;
        string?[] parts =
        [
            $"{context.Program.Name} ({context.Program.File})", stack, report.Backend, $"edition {context.Edition.Name()}",
            report.Identity?.ToString(), report.File is { } file ? $"plan {PlanHash.Short(file.Hash)}" : null,
        ];
        return string.Join(" · ", parts.Where(part => part is { Length: > 0 }));
    }

    /// <summary>What is lost with an object that goes; empty where nothing goes.</summary>
    public static string Loss(Step step)
    {
        if (!step.Removes)
        {
            return "";
        }

        var messages = step.Messages is { Total: > 0 } held ? $", and loses {held.Words}" : step.Messages is null ? "" : "; it holds no messages";
        return step switch
        {
            { Action: StepAction.Delete } => $"is deleted{messages}",
            { Spec.Name: "Queue" } => $"is deleted and created again{messages}; until it is back, nothing can be sent to it",
            { Spec.Name: "Topic" } => "is deleted and created again with its subscriptions; until it is back, nothing can be published to it",
            _ => "is deleted and created again; what is published until it is back is not delivered by it",
        };
    }
}
