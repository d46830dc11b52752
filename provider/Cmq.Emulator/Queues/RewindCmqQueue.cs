namespace Cmq.Emulator;

internal sealed class RewindCmqQueue() : ApiAction(nameof(RewindCmqQueue), QueueParameters.QueueName, StartConsumeTime)
{
    // Milliseconds of Unix time: the documentation names no unit, its sample is of this size.
    private static readonly Parameter<long> StartConsumeTime = Parameter.Unsigned("StartConsumeTime");
    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public override Task RunAsync(ApiCall call)
    {
        var milliseconds = call.Get(StartConsumeTime);
        return milliseconds <= LatestTime
            ? call.Management.RewindQueueAsync(
                call.Get(QueueParameters.QueueName), DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), call.CancellationToken)
            : throw ParameterTypes.WrongValue(StartConsumeTime.Name, milliseconds, "a time in milliseconds of Unix time");
    }
}
