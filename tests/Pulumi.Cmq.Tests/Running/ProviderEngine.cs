using System.Collections.Concurrent;
using Cmq.Properties;
using Cmq.Provider;
using Cmq.Rpc;
using PulumiSurface;
using Wire = Cmq.Rpc.Messages;

namespace Pulumi.Cmq.Tests;

/// <summary>
/// What the engine does with a program, as far as the SDK's side of it goes: registers at the provider, over real gRPC, and answers with
/// what the provider says. The provider runs in this process on the embedded backend.
/// </summary>
internal sealed class ProviderEngine : IEngine, IAsyncDisposable
{
    private readonly RpcServer _server = new();
    private readonly ProviderService _service;
    private readonly ComponentMonitor _monitor;
    private readonly ConcurrentQueue<Registration> _registrations = [];
    private readonly bool _isPreview;

    private ProviderEngine(bool isPreview)
    {
        _isPreview = isPreview;
        _service = new(new ProviderOptions { TimeProvider = TimeProvider.System, Environment = _ => null }, TextWriter.Null);
        _service.Register(_server);
        _monitor = new(this);
        Client = null!;
    }

    public RpcClient Client { get; private set; }

    /// <summary>What the program registered, in the order in which it came.</summary>
    public IReadOnlyCollection<Registration> Registrations => _registrations;

    /// <summary>What components of the provider registered.</summary>
    public IReadOnlyCollection<Wire.RegisterResourceRequest> Children => _monitor.Registrations;

    public string ProjectName => "shop";

    public string StackName => "test";

    public bool IsDryRun => _isPreview;

    /// <summary>An engine whose provider is configured: `up` unless it is a preview.</summary>
    public static async Task<ProviderEngine> StartAsync(bool isPreview = false)
    {
        var engine = new ProviderEngine(isPreview);
        await engine._server.StartAsync();
        await engine._monitor.StartAsync();
        engine.Client = new(engine._server.EndPoint.ToString());
        await engine.Client.CallAsync(ResourceProviderService.Configure, new Wire.ConfigureRequest
        {
            Args = Encode(new([new("backend", "memory")])),
            AcceptSecrets = true,
            AcceptResources = true,
        });
        return engine;
    }

    /// <summary>Runs a program that declares resources.</summary>
    public async Task<SurfaceHost> RunAsync(Action program)
    {
        var host = new SurfaceHost(this);
        await host.RunAsync(() =>
        {
            program();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        });
        return host;
    }

    /// <summary>The registration of a resource.</summary>
    public Registration Find(string name) => _registrations.Single(registration => registration.Name == name);

    public string? GetConfig(string key) => Surface.Configuration.GetValueOrDefault(key);

    public async Task<RegisteredResource> RegisterAsync(Registration registration)
    {
        _registrations.Enqueue(registration);
        var urn = Urn(registration.Type, registration.Name);
        if (registration.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return new RegisteredResource(urn, "a-provider", await CheckConfigAsync(urn, registration.Inputs), _isPreview);
        }

        if (registration.IsRemote)
        {
            return new RegisteredResource(urn, null, await ConstructAsync(registration), _isPreview);
        }

        if (!registration.IsCustom)
        {
            return new RegisteredResource(urn, null, PropertyMap.Empty, _isPreview);
        }

        if (registration.ReadId is { } id)
        {
            var read = await Client.CallAsync(ResourceProviderService.Read, new Wire.ReadRequest
            {
                Urn = urn,
                Type = registration.Type,
                Name = registration.Name,
                Id = id,
                Properties = Encode(registration.Inputs),
            });
            return read.Id.Length > 0
                ? new RegisteredResource(urn, read.Id, Decode(read.Properties), _isPreview)
                : throw new RunException($"{id} does not exist.");
        }

        if (registration.Options is CustomResourceOptions { ImportId: { } importId })
        {
            return new RegisteredResource(urn, importId, await ImportAsync(registration, urn, importId), _isPreview);
        }

        var (createdId, outputs) = await CreateAsync(registration.Type, registration.Name, registration.Inputs);
        return new RegisteredResource(urn, createdId, outputs, _isPreview);
    }

    /// <summary>Check and Create, as for every custom resource; a failed check ends the program.</summary>
    public async Task<(string? Id, PropertyMap Outputs)> CreateAsync(string type, string name, PropertyMap inputs)
    {
        var check = await Client.CallAsync(ResourceProviderService.Check, new Wire.CheckRequest
        {
            Urn = Urn(type, name),
            Type = type,
            Name = name,
            News = Encode(inputs),
            RandomSeed = Google.Protobuf.ByteString.CopyFromUtf8(name),
        });
        ThrowIfAny(check.Failures);
        var created = await Client.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest
        {
            Urn = Urn(type, name),
            Type = type,
            Name = name,
            Properties = check.Inputs,
            Preview = _isPreview,
        });
        return (created.Id.Length > 0 ? created.Id : null, Decode(created.Properties));
    }

    // The engine reads the object, and takes it over only if the program says of it what it is.
    private async Task<PropertyMap> ImportAsync(Registration registration, string urn, string id)
    {
        var read = await Client.CallAsync(ResourceProviderService.Read, new Wire.ReadRequest { Urn = urn, Type = registration.Type, Name = registration.Name, Id = id });
        if (read.Id.Length == 0)
        {
            throw new RunException($"{id} does not exist.");
        }

        var check = await Client.CallAsync(ResourceProviderService.Check, new Wire.CheckRequest
        {
            Urn = urn,
            Type = registration.Type,
            Name = registration.Name,
            Olds = read.Inputs,
            News = Encode(registration.Inputs),
        });
        ThrowIfAny(check.Failures);
        var diff = await Client.CallAsync(ResourceProviderService.Diff, new Wire.DiffRequest
        {
            Urn = urn,
            Type = registration.Type,
            Name = registration.Name,
            Id = id,
            Olds = read.Properties,
            OldInputs = read.Inputs,
            News = check.Inputs,
        });
        return diff.Changes == Wire.DiffResponse.Types.DiffChanges.DiffNone
            ? Decode(read.Properties)
            : throw new RunException($"{id} is not what the program says: {string.Join(", ", diff.Diffs)}");
    }

    public Task RegisterOutputsAsync(string component, PropertyMap outputs) => Task.CompletedTask;

    public async Task<PropertyMap> InvokeAsync(string token, PropertyMap args)
    {
        var answer = await Client.CallAsync(ResourceProviderService.Invoke, new Wire.InvokeRequest { Tok = token, Args = Encode(args), Preview = _isPreview });
        ThrowIfAny(answer.Failures);
        return Decode(answer.Return);
    }

    public void Log(string message)
    {
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _monitor.DisposeAsync();
        await _server.DisposeAsync();
        await _service.DisposeAsync();
    }

    public static string Urn(string type, string name) => $"urn:pulumi:test::shop::{type}::{name}";

    private async Task<PropertyMap> CheckConfigAsync(string urn, PropertyMap inputs)
    {
        var check = await Client.CallAsync(ResourceProviderService.CheckConfig, new Wire.CheckRequest { Urn = urn, News = Encode(inputs) });
        ThrowIfAny(check.Failures);
        return Decode(check.Inputs);
    }

    private async Task<PropertyMap> ConstructAsync(Registration registration)
    {
        var request = new Wire.ConstructRequest
        {
            Project = ProjectName,
            Stack = StackName,
            DryRun = _isPreview,
            MonitorEndpoint = _monitor.Address,
            Type = registration.Type,
            Name = registration.Name,
            Inputs = Encode(registration.Inputs),
            AcceptsOutputValues = true,
        };
        var constructed = await Client.CallAsync(ResourceProviderService.Construct, request);
        return Decode(constructed.State);
    }

    private static void ThrowIfAny(IReadOnlyCollection<Wire.CheckFailure> failures)
    {
        if (failures.Count > 0)
        {
            throw new RunException(string.Join("; ", failures.Select(failure => $"{failure.Property}: {failure.Reason}")));
        }
    }

    private static Google.Protobuf.WellKnownTypes.Struct Encode(PropertyMap properties) => PropertyCodec.Encode(properties)!;

    private static PropertyMap Decode(Google.Protobuf.WellKnownTypes.Struct? properties) => PropertyCodec.Decode(properties) ?? PropertyMap.Empty;
}
