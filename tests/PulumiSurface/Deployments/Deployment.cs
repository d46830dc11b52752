using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Pulumi.Serialization;
using Pulumi.Testing;
using PulumiSurface;

namespace Pulumi;

public sealed class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();

    private readonly ConcurrentQueue<Resource> _resources = [];
    private readonly ConcurrentQueue<Task> _work = [];

    private Deployment(IEngine engine) => Engine = engine;

    public static DeploymentInstance Instance { get; } = new();

    internal static Deployment Current => Running.Value
        ?? throw new RunException("This program was compiled against PulumiSurface, which runs it in tests only. Build it in its own folder for `pulumi up`.");

    /// <summary>Where the resources of the program go.</summary>
    internal IEngine Engine { get; }

    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
    });

    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func().ConfigureAwait(false);
        return (IDictionary<string, object?>)new Dictionary<string, object?>();
    });

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    public static async Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func)
    {
        await Surface.Host.RunAsync(func).ConfigureAwait(false);
        return 0;
    }

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RunAsync(() => Task.FromResult<IDictionary<string, object?>>(StackOutputs(new TStack())));

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestResourcesAsync(mocks, options, () => Task.FromResult<IDictionary<string, object?>>(StackOutputs(new TStack())));

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        RunAsync(new MockEngine(testMocks, testOptions), () => Task.FromResult(createResources()));

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        RunAsync(new MockEngine(testMocks, testOptions), createResources);

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestResourcesAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        });

    /// <summary>Runs a program, waits for all that it started, and gives its resources and outputs.</summary>
    internal static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> RunAsync(
        IEngine engine, Func<Task<IDictionary<string, object?>>> program)
    {
        var deployment = new Deployment(engine);
        Running.Value = deployment;
        var outputs = await program().ConfigureAwait(false);
        await Serializer.SerializeAsync(outputs).ConfigureAwait(false);
        while (deployment._work.TryDequeue(out var work))
        {
            await work.ConfigureAwait(false);
        }

        return ([.. deployment._resources], outputs);
    }

    internal void Register(Resource resource, Registration registration)
    {
        _resources.Enqueue(resource);
        _work.Enqueue(RegisterAsync(resource, registration));
    }

    internal void RegisterOutputs(ComponentResource component, IDictionary<string, object?> outputs) =>
        _work.Enqueue(RegisterOutputsAsync(component, outputs));

    private async Task RegisterAsync(Resource resource, Registration registration)
    {
        try
        {
            // The constructor of the resource goes on first.
            await Task.Yield();
            var (inputs, _) = await Serializer.SerializeAsync(registration.Args).ConfigureAwait(false);
            var id = registration.Options.Id is { } given ? (StringValue?)(await Serializer.SerializeAsync(given).ConfigureAwait(false) as StringValue) : null;
            resource.Resolve(await Engine.RegisterAsync(registration with { Inputs = inputs, ReadId = id?.Value is { Length: > 0 } text ? text : null }).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            resource.Fail(error);
            throw;
        }
    }

    private async Task RegisterOutputsAsync(ComponentResource component, IDictionary<string, object?> outputs)
    {
        var values = (ObjectValue)await Serializer.SerializeAsync(outputs).ConfigureAwait(false);
        await Engine.RegisterOutputsAsync(component.GetResourceName(), values.Properties).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<Resource>> TestResourcesAsync(
        IMocks mocks, TestOptions? options, Func<Task<IDictionary<string, object?>>> program) =>
        (await RunAsync(new MockEngine(mocks, options), program).ConfigureAwait(false)).Resources;

    // What a stack class marks as outputs is what it exports.
    private static Dictionary<string, object?> StackOutputs(Stack stack) =>
        Resource.OutputsOf(stack.GetType()).ToDictionary(output => output.Name, output => output.Property.GetValue(stack));
}
