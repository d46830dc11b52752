using System.Globalization;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Benchmarks;

/// <summary>The same gRPC layer with nothing behind it: what it answers is as long as what the plugin answers.</summary>
internal static class EchoServer
{
    /// <summary>Serves until it is killed.</summary>
    /// <param name="answer">What Diff answers, in base 64.</param>
    public static async Task<int> RunAsync(string answer)
    {
        var diff = DiffResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
        await using var server = new RpcServer()
            .Unary(ResourceProviderService.Check, (request, _) => Task.FromResult(new CheckResponse { Inputs = request.News }))
            .Unary(ResourceProviderService.Diff, (_, _) => Task.FromResult(diff));
        await server.StartAsync();
        Console.WriteLine(server.EndPoint.Port.ToString(CultureInfo.InvariantCulture));
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}
