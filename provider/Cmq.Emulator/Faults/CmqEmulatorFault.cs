namespace Cmq.Emulator;

/// <summary>One thing that goes wrong, how often, and with which requests.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Action">The action whose requests it befalls: <c>CreateCmqQueue</c>, <c>SendMessage</c>; null for every action.</param>
public sealed record CmqEmulatorFault(CmqEmulatorFaultKind Kind, string? Action = null)
{
    private const int UsualStatus = 503;

    /// <summary>How many requests it befalls before it is over: 1 unless set.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many requests of the action pass before it begins: 0 unless set.</summary>
    public int After { get; init; }

    /// <summary>How likely it befalls a request while it lasts: above 0, at most 1; 1 unless set. One that is spared does not count.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>
    /// How long the request waits, on the emulator's clock: before it is carried out, or, when the answer is lost, between the two. None unless set;
    /// a <see cref="CmqEmulatorFaultKind.Delay"/> needs one.
    /// </summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of an <see cref="CmqEmulatorFaultKind.HttpError"/>: 500 to 599; 503 unless set. No other kind has one.</summary>
    public int Status { get; init; } = UsualStatus;

    internal void Check(string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Times, 1, parameter);
        ArgumentOutOfRangeException.ThrowIfNegative(After, parameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(Delay, TimeSpan.Zero, parameter);
        if (Probability is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(parameter, Probability, "Probability is above 0 and at most 1.");
        }

        if (Status is < 500 or > 599)
        {
            throw new ArgumentOutOfRangeException(parameter, Status, "Status is 500 to 599.");
        }

        if (Kind != CmqEmulatorFaultKind.HttpError && Status != UsualStatus)
        {
            throw new ArgumentException($"Status is for {CmqEmulatorFaultKind.HttpError} alone.", parameter);
        }

        if (Kind == CmqEmulatorFaultKind.Delay && Delay == TimeSpan.Zero)
        {
            throw new ArgumentException("A delay of no time delays nothing.", parameter);
        }

        if (Action is not null && ApiActions.NameOrNull(Action) is null && V2Actions.NameOrNull(Action) != Action)
        {
            throw new ArgumentException($"There is no action {Action}.", parameter);
        }
    }
}
