using System.Net;
using Cmq.Properties;
using static Cmq.Cli.MarkdownText;

namespace Cmq.Cli;

/// <summary>
/// The report on a plan as Markdown for the comment of a pull request: the outcome and what is lost first, then what is done with each resource, folded.
/// What a comment can't take is left out, and the report says how much that is.
/// </summary>
internal sealed class PlanMarkdown
{
    private const int LongestValue = 300;
    private const int MostLost = 50;

    // What cannot be taken back comes first.
    private static readonly StepAction[] Order =
    [
        StepAction.Delete, StepAction.Replace, StepAction.Refused, StepAction.Update, StepAction.Create, StepAction.Unread,
    ];

    private static readonly StepAction[] Columns =
    [
        StepAction.Create, StepAction.Update, StepAction.Replace, StepAction.Delete, StepAction.Refused, StepAction.Unread, StepAction.Same,
    ];

    private readonly MarkdownText _text = new();
    private readonly PlanReport _report;

    private PlanMarkdown(PlanReport report) => _report = report;

    /// <summary>Writes a report.</summary>
    public static string Write(PlanReport report)
    {
        var markdown = new PlanMarkdown(report);
        markdown.WriteAll();
        return markdown._text.ToString();
    }

    private void WriteAll()
    {
        // By this mark a pipeline finds its own comment again.
        var command = _report.Command;
        _text.Append($"<!-- cmq {command} -->\n## {char.ToUpperInvariant(command[0])}{command[1..]}: {PlanWords.Summary(_report)}\n\n");
        if (PlanWords.Place(_report) is { Length: > 0 } place)
        {
            _text.Append($"{Escape(place)}\n\n");
        }

        WriteErrors();
        if (_report.Plan is { } plan)
        {
            WriteLosses(plan);
            WriteUnread(plan);
            WriteCounts(plan);
            WriteUndone(plan);
            _text.Blocks([.. Order.SelectMany(action => plan.Steps.Where(step => step.Action == action)).Select(Block)]);
            _text.List("Unchanged", [.. plan.Steps.Where(step => step.Action == StepAction.Same).Select(Name)]);
            _text.List("Left as they are", [.. plan.Steps.Where(step => step.Action == StepAction.Leave).Select(step => Name(step) + Reasons(step))]);
            _text.List("Of other providers", [.. plan.Passed.Select(resource => $"{Code($"{resource.Type} {resource.Name}")}: {Escape(resource.Note)}")]);
        }

        WriteOutputs();
        _text.List("Warnings", [.. _report.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).Select(diagnostic => Escape(diagnostic.ToString()))]);
        _text.AppendCut("entries");
        _text.Append(ReviewWords.Invariant($"<sub>cmq {command} · exit code {(int)_report.ExitCode} · {ReviewWords.Time(_report.Time)}</sub>\n"));
    }

    private void WriteErrors()
    {
        var errors = _report.Errors.Select(error => $"> - {Escape(error.ToString())}\n").ToList();
        if (errors.Count == 0)
        {
            return;
        }

        var outcome = _report.Results?.Values.Any(result => result.HasWritten) == true ? "Only a part was done."
            : _report.Command is "preview" or "plan" ? "This can't be brought up."
            : "Nothing was changed.";
        _text.Append($"> [!CAUTION]\n> **{outcome}**\n>\n");
        _text.Blocks(errors);
        _text.Append("\n");
    }

    private void WriteLosses(Plan plan)
    {
        var going = plan.Steps.Where(step => step.Removes).OrderBy(step => step.Action == StepAction.Replace).ToList();
        if (going.Count == 0)
        {
            return;
        }

        var counts = new[] { (Count: _report.Count(StepAction.Delete), Verb: "deleted"), (Count: _report.Count(StepAction.Replace), Verb: "replaced") };
        var parts = counts.Where(count => count.Count > 0).Select(count => ReviewWords.Invariant($"{count.Count} {(count.Count == 1 ? "object is" : "objects are")} {count.Verb}"));
        _text.Append($"> [!CAUTION]\n> **{string.Join(", ", parts)}.**\n>\n");
        _text.Blocks([.. going.Take(MostLost).Select(step => $"> - {Name(step)} {PlanWords.Loss(step)}\n")]);
        _text.Append(going.Count > MostLost ? ReviewWords.Invariant($"> - and {going.Count - MostLost} more, below\n\n") : "\n");
    }

    private void WriteUnread(Plan plan)
    {
        if (!plan.IsLiveRead)
        {
            var known = plan.Context.IsForPulumi ? "so everything is shown as to be created" : "so the program was checked, and what would change is not known";
            _text.Append($"> [!NOTE]\n> The live state was not read, {known}. {Escape(_report.Missing ?? "")}".TrimEnd() + "\n\n");
        }
    }

    private void WriteCounts(Plan plan)
    {
        var columns = Columns.Where(action => _report.Count(action) > 0).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        _text.Append($"| | {string.Join(" | ", columns.Select(ActionWords.ToDo))} |\n|---|{string.Concat(columns.Select(_ => "--:|"))}\n");
        foreach (var type in plan.Steps.GroupBy(step => step.Spec.Name))
        {
            WriteRow(type.Key + "s", [.. type]);
        }

        WriteRow("**all**", plan.Steps);
        _text.Append("\n");

        void WriteRow(string name, IReadOnlyCollection<Step> steps) =>
            _text.Append($"| {name} | {string.Join(" | ", columns.Select(action => ReviewWords.Invariant($"{steps.Count(step => step.Action == action)}")))} |\n");
    }

    private void WriteUndone(Plan plan)
    {
        if (_report.Results is { } results)
        {
            _text.List("Failed", [.. plan.Steps.Where(step => results[step].State == StepState.Failed).Select(Undone)]);
            _text.List("Skipped", [.. plan.Steps.Where(step => results[step].State == StepState.Skipped).Select(Undone)]);
        }

        string Undone(Step step) => $"{Name(step)}: {Escape(results[step].Message ?? "")}";
    }

    private void WriteOutputs()
    {
        if (_report.Outputs.Count > 0)
        {
            _text.Fold(
                ReviewWords.Invariant($"Outputs ({_report.Outputs.Count})"),
                "| output | value |\n|---|---|\n",
                [.. _report.Outputs.Select(output => $"| {Code(output.Key)} | {Code(ValueText.Of(output.Value, LongestValue))} |\n")]);
        }
    }

    private static string Block(Step step)
    {
        var rows = Rows(step).ToList();

        // Within HTML nothing is taken for Markdown.
        var title = $"{ActionWords.Sign(step.Action)} {ActionWords.Name(step.Action)} <code>{WebUtility.HtmlEncode($"{step.Spec.Name.ToLowerInvariant()}/{step.Id}")}</code>";
        var place = step.Declaration?.Position is { } position && position != SourcePosition.Nowhere ? $"{Escape(position.ToString())}\n\n" : "";
        var reasons = step.Reasons.Count > 0 ? string.Concat(step.Reasons.Select(reason => $"- {Escape(reason)}\n")) + "\n" : "";
        var table = rows.Count == 0 ? "" : $"| property | declared | live |\n|---|---|---|\n{string.Concat(rows)}\n";
        return $"<details><summary>{title}</summary>\n\n{place}{reasons}{table}</details>\n\n";
    }

    private static IEnumerable<string> Rows(Step step)
    {
        var changes = step.Changes.Select(change =>
        {
            var (declared, live) = ValueText.Sides(change, step.Inputs, LongestValue);
            return $"| {Code(change.Path)}{(change.Effect == Resources.ChangeEffect.Replace ? " (replaces)" : "")} | {Code(declared)} | {Code(live)} |\n";
        });
        var settings = step.Action is StepAction.Create or StepAction.Unread ? PlanTable.Settings(step) : [];
        var last = step.Action == StepAction.Delete ? step.Live!.Inputs.Where(input => input.Key is not ("name" or "topic")) : [];
        return changes
            .Concat(settings.Select(setting => $"| {Code(setting.Key)} | {Value(setting.Value)} | |\n"))
            .Concat(last.Select(input => $"| {Code(input.Key)} | | {Value(input.Value)} |\n"));
    }

    private static string Value(PropertyValue value) => Code(ValueText.Of(value, LongestValue));

    private static string Name(Step step) => Code($"{step.Spec.Name.ToLowerInvariant()}/{step.Id}");

    private static string Reasons(Step step) => step.Reasons.Count == 0 ? "" : $": {Escape(string.Join("; ", step.Reasons))}";
}
