using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Compares what the program wants of a resource with what is there, and tells the rest of the program what will be.</summary>
internal static class LiveComparer
{
    /// <summary>Finds out what bringing the program up does with a resource.</summary>
    public static void Compare(Step step, EvaluationScope scope)
    {
        if (step.Action == StepAction.Refused)
        {
            return;
        }

        if (step.Live is not { } live)
        {
            step.Action = StepAction.Create;
            Tell(step, scope, step.Controller.PreviewCreate(step.Inputs), isComplete: false);
            return;
        }

        var diff = step.Controller.Diff(new()
        {
            LogicalName = step.Declaration!.LogicalName,
            OldInputs = live.Inputs,
            OldOutputs = live.Outputs,
            NewInputs = step.Inputs,
            IgnoreChanges = step.Declaration.Options.IgnoreChanges,
        });
        step.Changes = diff.Changes;
        if (diff.Changes.IsEmpty)
        {
            Tell(step, scope, live.Outputs, isComplete: true);
        }
        else if (diff.Replaces)
        {
            step.Action = StepAction.Replace;
            Tell(step, scope, step.Controller.PreviewCreate(step.Inputs), isComplete: false);
        }
        else
        {
            PlanUpdate(step, scope);
        }
    }

    /// <summary>Finds out what taking the program down does with a resource.</summary>
    public static void TakeDown(Step step, EvaluationScope scope)
    {
        if (step.Action == StepAction.Refused)
        {
            return;
        }

        step.Action = step.Live is null || step.IsRetained ? StepAction.Leave : StepAction.Delete;
        if (step.Live is null)
        {
            step.Reasons.Add("is not there");
        }
        else if (step.IsRetained)
        {
            step.Reasons.Add("stays (retainOnDelete)");
        }

        Tell(step, scope, step.Live?.Outputs ?? step.Controller.PreviewCreate(step.Inputs), isComplete: step.Live is not null);
    }

    private static void PlanUpdate(Step step, EvaluationScope scope)
    {
        try
        {
            step.Action = StepAction.Update;
            Tell(step, scope, step.Controller.PreviewUpdate(UpdateOf(step, step.Inputs)), isComplete: false);
        }
        catch (ResourceException error)
        {
            step.Refuse(error.Message);
        }
    }

    /// <summary>The change that makes a resource what the program wants.</summary>
    /// <param name="step">The resource.</param>
    /// <param name="inputs">What the program wants, all known when the change is made.</param>
    public static UpdateRequest UpdateOf(Step step, PropertyMap inputs) => new()
    {
        Id = step.Id,
        LogicalName = step.Declaration!.LogicalName,
        OldInputs = step.Live!.Inputs,
        OldOutputs = step.Live.Outputs,
        NewInputs = inputs,
        IgnoreChanges = step.Declaration.Options.IgnoreChanges,
    };

    private static void Tell(Step step, EvaluationScope scope, PropertyMap outputs, bool isComplete) =>
        scope.Tell(step.Declaration!.Key, new(scope.UrnOf(step.Declaration), step.Id, outputs, isComplete));
}
