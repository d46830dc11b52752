namespace Cmq.Emulator;

internal sealed class RewindQueue() : V2Action(nameof(RewindQueue))
{
    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, seconds) = (arguments.Text("queueName"), arguments.Integer("startConsumeTime"));
        if (seconds < 0 || seconds > LatestTime)
        {
            throw new V2RefusalException(4000, 10680, "startConsumeTime is not a time in seconds of Unix time");
        }

        return async call =>
        {
            // A rewind has one code for a queue that is missing and for one that can't be rewound; here they are two.
            _ = await call.Management.DescribeQueueAsync(name, call.CancellationToken).ConfigureAwait(false);
            await call.Management.RewindQueueAsync(name, DateTimeOffset.FromUnixTimeSeconds(seconds), call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
