namespace Cmq.Cli;

/// <summary>Signs and words for what is done with resources.</summary>
internal static class ActionWords
{
    /// <summary>The sign in front of a line.</summary>
    public static string Sign(StepAction action) => action switch
    {
        StepAction.Create => "+",
        StepAction.Update => "~",
        StepAction.Replace => "±",
        StepAction.Delete => "-",
        StepAction.Same => "=",
        StepAction.Leave => "·",
        StepAction.Unread => "?",
        _ => "!",
    };

    /// <summary>The colour of the sign.</summary>
    public static string Colour(StepAction action) => action switch
    {
        StepAction.Create => "green",
        StepAction.Update => "yellow",
        StepAction.Replace => "magenta",
        StepAction.Delete or StepAction.Refused => "red",
        _ => "grey",
    };

    /// <summary>What is to be done, for a summary: <c>to create</c>.</summary>
    public static string ToDo(StepAction action) => action switch
    {
        StepAction.Create => "to create",
        StepAction.Update => "to update",
        StepAction.Replace => "to replace",
        StepAction.Delete => "to delete",
        StepAction.Same => "unchanged",
        StepAction.Leave => "left as they are",
        StepAction.Unread => "checked",
        _ => "refused",
    };

    /// <summary>What was done, for a summary and a line: <c>created</c>.</summary>
    public static string Done(StepAction action) => action switch
    {
        StepAction.Create => "created",
        StepAction.Update => "updated",
        StepAction.Replace => "replaced",
        StepAction.Delete => "deleted",
        StepAction.Same => "unchanged",
        StepAction.Leave => "left as they are",
        _ => "checked",
    };

    /// <summary>What is under way, for a line: <c>creating</c>.</summary>
    public static string Doing(OperationKind kind) => kind switch
    {
        OperationKind.Create => "creating",
        OperationKind.Update => "updating",
        OperationKind.Remove => "deleting",
        OperationKind.Detach => "unbinding",
        _ => "looking at",
    };

    /// <summary>The word for an action in JSON.</summary>
    public static string Name(StepAction action) => action switch
    {
        StepAction.Same => "same",
        StepAction.Create => "create",
        StepAction.Update => "update",
        StepAction.Replace => "replace",
        StepAction.Delete => "delete",
        StepAction.Leave => "leave",
        StepAction.Unread => "unread",
        _ => "refuse",
    };
}
