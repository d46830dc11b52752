using Cmq.Broker;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli.Tests;

/// <summary>A service in memory, plans of programs over it, and runs of these plans that can be interrupted.</summary>
internal sealed class PlanBench
{
    public PlanBench()
    {
        Broker = new(new() { TimeProvider = Clock, NameBlockTime = CmqBrokerOptions.ServiceNameBlockTime });
        Management = new(Broker);
    }

    public TestClock Clock { get; } = new();

    public CmqBroker Broker { get; }

    /// <summary>What runs write through.</summary>
    public FaultyManagement Management { get; }

    /// <summary>Brings a program up as <c>cmq up --prune</c> does.</summary>
    public async Task UpAsync(string program)
    {
        var plan = await new Planner(Context(program)).PlanUpAsync(default);
        Assert.That(Refusals(plan), Is.Empty);
        var applier = new Applier(plan, new NoObserver(), default);
        await applier.RunAsync();
        Assert.That(applier.Results.Values.Where(result => result.State != StepState.Done).Select(result => result.Message), Is.Empty);
    }

    /// <summary>Plans a program with <c>--prune</c>; null when it is refused.</summary>
    public async Task<PlanDocument?> TryPlanAsync(string program)
    {
        var plan = await new Planner(Context(program)).PlanUpAsync(default);
        return Refusals(plan).Any() ? null : Written(plan);
    }

    /// <summary>Plans a program with <c>--prune</c>, through the text of the file.</summary>
    public async Task<PlanDocument> PlanAsync(string program)
    {
        var plan = await new Planner(Context(program)).PlanUpAsync(default);
        Assert.That(Refusals(plan), Is.Empty);
        return Written(plan);
    }

    /// <summary>What is left of a plan.</summary>
    public async Task<ReplayedPlan> ReplayAsync(PlanDocument document, int parallel = 1)
    {
        var replayed = await new PlanReplayer(document, Replay(document, Management) with { Parallel = parallel }).RunAsync(default);
        Assert.That(replayed.Moved.Select(movement => movement.ToString()).Concat(Refusals(replayed.Plan)), Is.Empty);
        return replayed;
    }

    /// <summary>Carries a plan out.</summary>
    public async Task<IReadOnlyDictionary<Step, StepResult>> ApplyAsync(PlanDocument document, int parallel = 1, CancellationToken stop = default)
    {
        var replayed = await ReplayAsync(document, parallel);
        var applier = new Applier(replayed.Plan, new NoObserver(), stop);
        await applier.RunAsync();
        return applier.Results;
    }

    /// <summary>Carries a plan out, to the end.</summary>
    public async Task CompleteAsync(PlanDocument document, int parallel = 1)
    {
        var results = await ApplyAsync(document, parallel);
        Assert.That(results.Where(result => result.Value.State != StepState.Done).Select(result => $"{result.Key}: {result.Value.Message}"), Is.Empty);
    }

    /// <summary>Everything that is there, but what changes by itself.</summary>
    public async Task<List<string>> SnapshotAsync()
    {
        var all = new List<string>();
        var resources = new ResourceSet(new(Broker, CmqEdition.Tdmq, Clock));
        foreach (var spec in PackageSpec.Resources)
        {
            var controller = resources.FindResource(spec.Token)!;
            await foreach (var listed in controller.ListAsync(PropertyMap.Empty, ListPosition.Start, default))
            {
                var live = (await controller.ReadAsync(listed.Id, null, null, default))!;
                var kept = PlanRecorder.Keep(spec, live.Outputs);
                all.Add($"{spec.Name} {live.Id} {new PropertyMap(kept.Where(entry => spec.Find(entry.Key)!.IsInput))}");
            }
        }

        all.Sort(StringComparer.Ordinal);
        return all;
    }

    /// <summary>The ids that the service gave, by name: an object that was made again has another.</summary>
    public async Task<Dictionary<string, string>> IdsAsync() =>
        await Broker.ListQueuesAsync().Select(queue => KeyValuePair.Create(queue.Name, queue.QueueId))
            .Concat(Broker.ListTopicsAsync().Select(topic => KeyValuePair.Create(topic.Name, topic.TopicId)))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value);

    private PlanContext Replay(PlanDocument document, ICmqManagement management)
    {
        using var output = new StringWriter();
        var host = new CommandHost { Out = output, Error = output, In = TextReader.Null, Environment = _ => null, WorkingDirectory = Path.GetTempPath(), TimeProvider = Clock };
        return PlanReplay.Context(document, "plan.json", management, host);
    }

    private static IEnumerable<string> Refusals(Plan plan) =>
        plan.Context.Findings.All.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.ToString())
            .Concat(plan.Steps.Where(step => step.Action == StepAction.Refused).Select(step => $"{step}: {string.Join("; ", step.Reasons)}"));

    private static PlanDocument Written(Plan plan)
    {
        var identity = new ServiceIdentity(ServiceIdentity.Memory, null, null, null, Path.Combine(Path.GetTempPath(), "memory.json"), CmqEdition.Tdmq);
        var document = new PlanRecorder(plan).Record(identity, CmqSettings.Read(PropertyMap.Empty, _ => null), []);
        return PlanReader.Read(PlanWriter.Write(document, Path.GetTempPath()).Text, "plan.json", Path.GetTempPath()).Document;
    }

    private PlanContext Context(string program) => Programs.Context(program, Management, Clock, parallel: 1) with { Prunes = true };
}
