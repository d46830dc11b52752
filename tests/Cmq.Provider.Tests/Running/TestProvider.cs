using System.Diagnostics.CodeAnalysis;
using Cmq.Broker;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>A provider in this process, called over the real gRPC.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private readonly RpcServer _server = new();

    private TestProvider(ProviderOptions options)
    {
        Errors = TextWriter.Synchronized(Written);
        Service = new(options, Errors);
        Service.Register(_server);
    }

    public StringWriter Written { get; } = new();

    public TextWriter Errors { get; }

    public ProviderService Service { get; }

    [AllowNull]
    public RpcClient Client { get; private set; }

    /// <summary>A provider that has not been configured.</summary>
    public static async Task<TestProvider> StartAsync(ProviderOptions options)
    {
        var provider = new TestProvider(options);
        await provider._server.StartAsync();
        provider.Client = new(provider._server.EndPoint.ToString());
        return provider;
    }

    /// <summary>A configured provider over a control plane of the test's making.</summary>
    public static async Task<TestProvider> StartAsync(ScriptedManagement management, TimeProvider? clock = null)
    {
        var provider = await StartAsync(new ProviderOptions
        {
            TimeProvider = clock ?? TimeProvider.System,
            Environment = _ => null,
            Open = (settings, options) => new(settings, new ResourceContext(management.Management, settings.Edition, options.TimeProvider)),
        });
        await provider.ConfigureAsync(new(("backend", "memory"), ("memoryFile", "unused.json")));
        return provider;
    }

    /// <summary>A configured provider over a broker in memory.</summary>
    public static Task<TestProvider> StartOverBrokerAsync() => StartAsync(ScriptedManagement.Over(new CmqBroker(new())));

    public Task<Wire.ConfigureResponse> ConfigureAsync(Bag config) =>
        Client.CallAsync(ResourceProviderService.Configure, new Wire.ConfigureRequest { Args = config.Encoded });

    public Task<Wire.CreateResponse> CreateAsync(string name, double timeout = 0, bool preview = false) =>
        Client.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest
        {
            Urn = Urn(name),
            Type = "cmq:index:Queue",
            Name = name,
            Properties = new Bag(("name", name)).Encoded,
            Timeout = timeout,
            Preview = preview,
        });

    public static string Urn(string name) => $"urn:pulumi:test::shop::cmq:index:Queue::{name}";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await Service.DisposeAsync();
    }

    /// <summary>A property bag, written short.</summary>
    internal readonly struct Bag(params (string Key, PropertyValue Value)[] values)
    {
        public PropertyMap Properties => new(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

        public Google.Protobuf.WellKnownTypes.Struct Encoded => PropertyCodec.Encode(Properties)!;
    }
}
