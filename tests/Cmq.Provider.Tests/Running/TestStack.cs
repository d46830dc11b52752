using Cmq.Properties;
using Cmq.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>
/// The state of a program's resources, and the engine's commands on them: each begins with Configure, as in a process of its own, and asks
/// what an engine asks, in its order. Programs are JSON.
/// </summary>
/// <param name="provider">The provider, for calls of another kind.</param>
/// <param name="config">Its configuration.</param>
internal sealed class TestStack(TestProvider provider, TestProvider.Bag config)
{
    private readonly Dictionary<string, Resource> _resources = [];

    public TestProvider Provider => provider;

    /// <summary>What the state holds of a resource; null when it holds none.</summary>
    public Resource? this[string name] => _resources.GetValueOrDefault(name);

    /// <summary>Configures the provider anew.</summary>
    public Task BeginAsync() => provider.ConfigureAsync(config);

    /// <summary>Brings a resource up after a preview; what was done: <c>create</c>, <c>update</c>, <c>replace</c> or <c>same</c>.</summary>
    public async Task<string> UpAsync(string type, string name, string program)
    {
        var planned = await RunAsync(type, name, program, preview: true);
        var done = await RunAsync(type, name, program, preview: false);
        Assert.That(done, Is.EqualTo(planned), "what is done is what the preview said");
        return done;
    }

    /// <summary>Refreshes a resource. False when it is gone, from the service and then from the state.</summary>
    public async Task<bool> RefreshAsync(string name)
    {
        await BeginAsync();
        var old = _resources[name];
        var found = await ReadAsync(old.Type, name, old.Id, old.Inputs, old.Outputs);
        if (found.Id.Length == 0)
        {
            Assert.That(found.Properties, Is.Null, "gone is an empty id and no properties");
            _resources.Remove(name);
            return false;
        }

        _resources[name] = old with { Id = found.Id, Inputs = found.Inputs, Outputs = found.Properties };
        return true;
    }

    /// <summary>Takes a resource over; the inputs that are to be written into the program.</summary>
    public async Task<string> ImportAsync(string type, string name, string id)
    {
        await BeginAsync();
        var found = await ReadAsync(type, name, id, null, null);
        Assert.That(found.Id, Is.Not.Empty, $"there is no {type} {id}");
        _resources[name] = new(type, found.Id, found.Inputs, found.Properties);
        return JsonFormatter.Default.Format(found.Inputs);
    }

    /// <summary>Deletes a resource.</summary>
    public async Task DestroyAsync(string name)
    {
        await BeginAsync();
        await DeleteAsync(name);
    }

    /// <summary>What Check refuses in a program.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync(string type, string program)
    {
        await BeginAsync();
        return [.. (await CheckAsync(type, "checked", program, null)).Failures.Select(failure => $"{failure.Property}: {failure.Reason}")];
    }

    /// <summary>Runs a function.</summary>
    public async Task<PropertyMap> InvokeAsync(string function, string arguments)
    {
        await BeginAsync();
        return await InvokeOnceMoreAsync(function, arguments);
    }

    /// <summary>Runs a function within the run that began before.</summary>
    public async Task<PropertyMap> InvokeOnceMoreAsync(string function, string arguments)
    {
        var answer = await provider.Client.CallAsync(ResourceProviderService.Invoke, new Wire.InvokeRequest { Tok = Token(function), Args = Parse(arguments) });
        Assert.That(answer.Failures, Is.Empty);
        return PropertyCodec.Decode(answer.Return)!;
    }

    public static Struct Parse(string json) => JsonParser.Default.Parse<Struct>(json);

    public static string Urn(string type, string name) => $"urn:pulumi:test::shop::{Token(type)}::{name}";

    private async Task<string> RunAsync(string type, string name, string program, bool preview)
    {
        await BeginAsync();
        var old = this[name];
        var inputs = Sound(await CheckAsync(type, name, program, old?.Inputs));
        if (old is null)
        {
            await CreateAsync(type, name, inputs, preview);
            return "create";
        }

        var diff = await DiffAsync(name, inputs);
        if (diff.Replaces.Count > 0)
        {
            if (diff.DeleteBeforeReplace && !preview)
            {
                await DeleteAsync(name);
            }

            // Without the old inputs, so that an automatic name is a new one.
            await CreateAsync(type, name, Sound(await CheckAsync(type, name, program, null)), preview);
            if (!diff.DeleteBeforeReplace && !preview)
            {
                await CallDeleteAsync(name, old);
            }

            return "replace";
        }

        if (diff.Changes == Wire.DiffResponse.Types.DiffChanges.DiffNone)
        {
            return "same";
        }

        var answer = await provider.Client.CallAsync(ResourceProviderService.Update, new Wire.UpdateRequest
        {
            Id = old.Id,
            Urn = Urn(type, name),
            Type = Token(type),
            Name = name,
            OldInputs = old.Inputs,
            Olds = old.Outputs,
            News = inputs,
            Preview = preview,
        });
        if (!preview)
        {
            _resources[name] = old with { Inputs = inputs, Outputs = answer.Properties };
        }

        return "update";
    }

    private static string Token(string type) => "cmq:index:" + type;

    private static Struct Sound(Wire.CheckResponse check)
    {
        Assert.That(check.Failures, Is.Empty);
        return check.Inputs;
    }

    private Task<Wire.CheckResponse> CheckAsync(string type, string name, string program, Struct? olds) => provider.Client.CallAsync(
        ResourceProviderService.Check,
        new Wire.CheckRequest
        {
            Urn = Urn(type, name),
            Type = Token(type),
            Name = name,
            Olds = olds ?? new(),
            News = Parse(program),
            RandomSeed = ByteString.CopyFrom(new byte[32]),
        });

    private Task<Wire.DiffResponse> DiffAsync(string name, Struct inputs) => provider.Client.CallAsync(ResourceProviderService.Diff, new Wire.DiffRequest
    {
        Id = this[name]!.Id,
        Urn = Urn(this[name]!.Type, name),
        Type = Token(this[name]!.Type),
        Name = name,
        OldInputs = this[name]!.Inputs,
        Olds = this[name]!.Outputs,
        News = inputs,
    });

    private async Task CreateAsync(string type, string name, Struct inputs, bool preview)
    {
        var answer = await provider.Client.CallAsync(
            ResourceProviderService.Create,
            new Wire.CreateRequest { Urn = Urn(type, name), Type = Token(type), Name = name, Properties = inputs, Preview = preview });
        if (!preview)
        {
            _resources[name] = new(type, answer.Id, inputs, answer.Properties);
        }
    }

    private Task<Wire.ReadResponse> ReadAsync(string type, string name, string id, Struct? inputs, Struct? outputs) => provider.Client.CallAsync(
        ResourceProviderService.Read,
        new Wire.ReadRequest { Id = id, Urn = Urn(type, name), Type = Token(type), Name = name, Inputs = inputs, Properties = outputs });

    private async Task DeleteAsync(string name)
    {
        await CallDeleteAsync(name, _resources[name]);
        _resources.Remove(name);
    }

    private Task CallDeleteAsync(string name, Resource resource) => provider.Client.CallAsync(ResourceProviderService.Delete, new Wire.DeleteRequest
    {
        Id = resource.Id,
        Urn = Urn(resource.Type, name),
        Type = Token(resource.Type),
        Name = name,
        OldInputs = resource.Inputs,
        Properties = resource.Outputs,
    });

    /// <summary>What the state holds of a resource.</summary>
    internal sealed record Resource(string Type, string Id, Struct Inputs, Struct Outputs)
    {
        /// <summary>An input as JSON; null when there is none.</summary>
        public string? Input(string property) => Text(Inputs, property);

        /// <summary>An output as JSON; null when there is none.</summary>
        public string? Output(string property) => Text(Outputs, property);

        private static string? Text(Struct bag, string property) => bag.Fields.TryGetValue(property, out var value) ? value.ToString() : null;
    }
}
