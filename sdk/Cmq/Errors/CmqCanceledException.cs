using System.Globalization;

namespace Cmq;

/// <summary>A call was cancelled: what it was waiting for then, for how long, and whether the service may have carried it out.</summary>
public sealed class CmqCanceledException : OperationCanceledException
{
    private readonly IWireAction _action;

    internal CmqCanceledException(
        IWireAction action, string? resource, CmqWait wait, TimeSpan waited, bool mayHaveExecuted, Exception? inner, CancellationToken cancellationToken)
        : base(Describe(action, resource, wait, waited, mayHaveExecuted, inner), inner, cancellationToken) =>
        (_action, Resource, Wait, Waited, MayHaveExecuted) = (action, resource, wait, waited, mayHaveExecuted);

    /// <summary>The service's action: <c>CreateCmqQueue</c>.</summary>
    public string Action => _action.Name;

    /// <summary>What the call was about; null for a call about none.</summary>
    public string? Resource { get; }

    /// <summary>What the call was waiting for.</summary>
    public CmqWait Wait { get; }

    /// <summary>For how long: since the call's first attempt for <see cref="CmqWait.NextAttempt"/>, otherwise since that wait began.</summary>
    public TimeSpan Waited { get; }

    /// <summary>
    /// Whether the service can have carried the call out. False when nothing was sent, and of a call that only reads. Of a receive: whether it
    /// can have handed out messages, which are then hidden until the queue's <c>visibilityTimeout</c> is over, and come again.
    /// </summary>
    public bool MayHaveExecuted { get; }

    internal CmqCanceledException AsMaybeExecuted() =>
        MayHaveExecuted ? this : new(_action, Resource, Wait, Waited, true, InnerException, CancellationToken);

    /// <summary>The same, of the token that the caller gave.</summary>
    internal CmqCanceledException By(CancellationToken cancellationToken) =>
        CancellationToken == cancellationToken ? this : new(_action, Resource, Wait, Waited, MayHaveExecuted, InnerException, cancellationToken);

    private static string Describe(IWireAction action, string? resource, CmqWait wait, TimeSpan waited, bool mayHaveExecuted, Exception? inner)
    {
        var call = action.Name + (resource is null ? "" : $" of '{resource}'");
        var what = wait switch
        {
            CmqWait.Turn => "for its turn, because the action's rate limit was used up",
            CmqWait.NextAttempt => "to be tried again after: " + inner?.Message.TrimEnd('.'),
            CmqWait.Answer => "for the service's answer",
            _ => "for a credential",
        };
        var doubt = mayHaveExecuted && action.HandsOut ? " " + action.Doubt : "";
        return string.Create(CultureInfo.InvariantCulture, $"{call} was cancelled. For {waited.TotalSeconds:0.#} s it had waited {what}.{doubt}");
    }
}
