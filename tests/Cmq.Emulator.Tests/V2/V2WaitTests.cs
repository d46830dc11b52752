using System.Net.Sockets;

namespace Cmq.Emulator.Tests;

/// <summary>Receives that wait.</summary>
internal sealed class V2WaitTests : V2Tests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Waits_ManyMoreThanThreads_AreAllUnderWayAtOnce()
    {
        const int waits = 300;
        var arrived = new CountdownEvent(waits);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Messages.Wait = async token =>
        {
            arrived.Signal();
            await release.Task.WaitAsync(token);
        };
        var calls = Enumerable.Range(0, waits).Select(_ => CallAsync("ReceiveMessage", ("queueName", "q"))).ToList();
        await Task.Run(() => Assert.That(arrived.Wait(Limit), Is.True, "All wait at once"));
        release.SetResult();
        var replies = await Task.WhenAll(calls);
        Assert.That(replies.Select(reply => reply.Code), Is.All.EqualTo(7000));
    }

    [Test]
    public async Task Caller_WhoHangsUp_EndsTheWait()
    {
        var (arrived, ended) = WaitForever();
        using var client = new TcpClient();
        await client.ConnectAsync(Emulator.Endpoint.Host, Emulator.Endpoint.Port);
        using var request = new V2Request("ReceiveMessage", ("queueName", "q")).Build(Emulator.Endpoint);
        var body = await request.Content!.ReadAsStringAsync();
        await client.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(
            $"POST /v2/index.php HTTP/1.1\r\nHost: {Emulator.Endpoint.Authority}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        await arrived.WaitAsync(Limit);
        client.Close();
        Assert.That(async () => await ended.WaitAsync(Limit), Throws.Nothing);
    }

    [Test]
    public async Task Emulator_ThatStops_EndsTheWaitAtOnce()
    {
        var (arrived, ended) = WaitForever();
        var call = CallAsync("ReceiveMessage", ("queueName", "q"));
        await arrived.WaitAsync(Limit);
        await Emulator.StopAsync();
        await ended.WaitAsync(Limit);
        Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
    }

    private (Task Arrived, Task Ended) WaitForever()
    {
        var arrived = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        Messages.Wait = async token =>
        {
            arrived.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                ended.SetResult();
            }
        };
        return (arrived.Task, ended.Task);
    }
}
