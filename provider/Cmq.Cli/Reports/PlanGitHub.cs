namespace Cmq.Cli;

/// <summary>The report on a plan for a workflow of GitHub Actions: outputs for the steps that follow.</summary>
internal static class PlanGitHub
{
    /// <summary>The outputs, a line each. What is not known is <c>unknown</c>, so that nobody takes it for none.</summary>
    public static string Outputs(PlanReport report)
    {
        var plan = report.Plan is { IsLiveRead: true } read ? read : null;
        return GitHubFormat.Lines(
        [
            ("exit-code", (int)report.ExitCode),
            ("changes", plan is null ? "unknown" : plan.HasChanges ? "true" : "false"),
            ("create", Count(StepAction.Create)),
            ("update", Count(StepAction.Update)),
            ("replace", Count(StepAction.Replace)),
            ("delete", Count(StepAction.Delete)),
            ("refused", Count(StepAction.Refused)),
            ("unchanged", Count(StepAction.Same)),
            ("errors", report.Errors.Count()),
            ("failed", report.Count(StepState.Failed)),
            ("summary", PlanWords.Summary(report)),
        ]);

        object Count(StepAction action) => plan is null ? "unknown" : report.Count(action);
    }
}
