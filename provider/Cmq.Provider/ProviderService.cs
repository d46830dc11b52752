using Cmq.Rpc;

namespace Cmq.Provider;

/// <summary>The provider: all that the engine may call, over one configured service.</summary>
internal sealed class ProviderService : IAsyncDisposable
{
    private readonly ProviderInstance _instance;
    private readonly OperationGate _gate;
    private readonly EngineLog _log;
    private readonly Action<RpcServer>[] _groups;

    /// <summary>A provider that has not been configured.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="errors">Gets what has no other place to go.</param>
    public ProviderService(ProviderOptions options, TextWriter errors)
    {
        Engine = new(options.TimeProvider);
        _log = new(Engine, options.TimeProvider, errors, text => SecretText.Hide(text, OperationGate.CurrentBags, _instance!.Secrets));
        _instance = new(options, _log);
        _gate = new(options.TimeProvider, _instance, errors);
        _groups =
        [
            new LifecycleCalls(Engine, _gate).Register,
            new SchemaCalls().Register,
            new ConfigurationCalls(_instance, _gate, _log).Register,
            new PlanningCalls(_instance, _gate).Register,
            new ChangeCalls(_instance, _gate).Register,
            new FunctionCalls(_instance, _gate).Register,
            new ListCalls(_instance, _gate).Register,
            new ComponentCalls(_instance, _gate, options.TimeProvider).Register,
        ];
    }

    /// <summary>The engine.</summary>
    public EngineConnection Engine { get; }

    /// <summary>Registers every method.</summary>
    /// <param name="server">The server.</param>
    public void Register(RpcServer server)
    {
        foreach (var register in _groups)
        {
            register(server);
        }
    }

    /// <summary>Ends the operations under way.</summary>
    public Task CancelAsync() => _gate.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync().ConfigureAwait(false);
        _instance.Dispose();
        Engine.Dispose();
        _gate.Dispose();
    }
}
