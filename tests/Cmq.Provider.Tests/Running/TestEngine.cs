using System.Collections.Concurrent;
using System.Threading.Channels;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>The engine's service: it keeps what it is told, and counts how often it is asked whether it lives.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly RpcServer _server = new();
    private readonly Channel<LogRequest> _messages = Channel.CreateUnbounded<LogRequest>();
    private readonly ConcurrentQueue<LogRequest> _kept = [];
    private readonly Channel<bool> _checks = Channel.CreateUnbounded<bool>();

    public string Address => _server.EndPoint.ToString();

    /// <summary>All messages so far.</summary>
    public IReadOnlyCollection<LogRequest> Messages => _kept;

    public static async Task<TestEngine> StartAsync(bool hasHealth = true)
    {
        var engine = new TestEngine();
        engine._server.Unary(EngineService.Log, (request, _) =>
        {
            engine._kept.Enqueue(request);
            engine._messages.Writer.TryWrite(request);
            return Task.FromResult(new Google.Protobuf.WellKnownTypes.Empty());
        });
        engine._server.Unary(EngineService.HealthCheck, (_, _) =>
        {
            engine._checks.Writer.TryWrite(true);
            return hasHealth
                ? Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving })
                : throw new RpcException(RpcStatusCode.Unimplemented, "no such service");
        });
        await engine._server.StartAsync();
        return engine;
    }

    public ValueTask<LogRequest> NextMessageAsync() => _messages.Reader.ReadAsync();

    public ValueTask<bool> NextCheckAsync() => _checks.Reader.ReadAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
