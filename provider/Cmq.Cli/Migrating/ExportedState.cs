using System.Collections.Immutable;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>The state of a stack, as <c>pulumi stack export</c> writes it. Secrets in it stay as they are: they are not needed.</summary>
internal sealed class ExportedState
{
    // The types of the bridged package, and what manages the same objects here.
    private static readonly ImmutableDictionary<string, ResourceSpec> Types = new Dictionary<string, ResourceSpec>
    {
        ["tencentcloud:Tcmq/queue:Queue"] = QueueSpec.Resource,
        ["tencentcloud:Tcmq/topic:Topic"] = TopicSpec.Resource,
        ["tencentcloud:Tcmq/subscribe:Subscribe"] = SubscriptionSpec.Resource,
    }.ToImmutableDictionary();

    private readonly ImmutableArray<JObject> _resources;

    private ExportedState(ImmutableArray<JObject> resources) => _resources = resources;

    /// <summary>What is moved over, in the order of the state: what depends on something comes after it.</summary>
    public ImmutableArray<MovedResource> Moved =>
    [
        .. from resource in _resources
            where IsMoved(resource)
            select new MovedResource(
                Text(resource, "urn"),
                Types[Text(resource, "type")].Token,
                NameOf(Text(resource, "urn")),
                Text(resource, "id").Replace('#', '/'),
                (bool?)resource["protect"] ?? false),
    ];

    /// <summary>URNs of resources that stay and depend on what is moved.</summary>
    public ImmutableArray<string> Dependents
    {
        get
        {
            var moved = Moved.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
            return [.. _resources.Where(resource => !IsMoved(resource) && Needed(resource).Any(moved.Contains)).Select(resource => Text(resource, "urn"))];
        }
    }

    /// <summary>URNs of what is about to be deleted, which is not moved.</summary>
    public ImmutableArray<string> Going =>
        [.. _resources.Where(resource => Types.ContainsKey(Text(resource, "type")) && (bool?)resource["delete"] == true).Select(resource => Text(resource, "urn"))];

    /// <summary>Reads a state.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">It can't be read, or is no state.</exception>
    public static async Task<ExportedState> ReadAsync(string file, CommandHost host)
    {
        try
        {
            var text = await File.ReadAllTextAsync(Path.GetFullPath(file, host.WorkingDirectory), host.Stop).ConfigureAwait(false);
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var root = JToken.ReadFrom(reader);
            var resources = Member(Member(root, "deployment"), "resources") ?? Member(Member(Member(root, "checkpoint"), "latest"), "resources");
            return resources is JArray list
                ? new([.. list.OfType<JObject>()])
                : throw new CommandException(ExitCode.Usage, $"{file} is no state of a stack: write one with pulumi stack export --file {file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} can't be read: {error.Message}", error);
        }
    }

    private static bool IsMoved(JObject resource) =>
        Types.ContainsKey(Text(resource, "type")) && Text(resource, "id").Length > 0 && (bool?)resource["delete"] != true && (bool?)resource["external"] != true;

    private static IEnumerable<string> Needed(JObject resource) =>
        (resource["dependencies"] as JArray ?? []).Select(urn => (string?)urn ?? "").Append(Text(resource, "parent"));

    private static JToken? Member(JToken? token, string name) => (token as JObject)?[name];

    private static string Text(JObject resource, string name) => resource[name] is { Type: JTokenType.String } text ? (string)text! : "";

    // A name may hold what separates the parts before it.
    private static string NameOf(string urn) => string.Join("::", urn.Split("::").Skip(3));
}
