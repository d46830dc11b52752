using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Reads plan files. What is not exactly as it was written is refused.</summary>
internal sealed class PlanReader
{
    private static readonly JsonLoadSettings Strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    private readonly string _folder;
    private readonly SourcePosition _position;
    private readonly List<Diagnostic> _errors = [];

    private PlanReader(string file, string folder) => (_folder, _position) = (folder, new(file, 1, 1));

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The text of its file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="folder">The folder of the file, which paths in it are relative to.</param>
    /// <returns>The plan and its hash.</returns>
    /// <exception cref="CommandException">It is none that can be carried out.</exception>
    public static (PlanDocument Document, string Hash) Read(string text, string file, string folder)
    {
        try
        {
            var root = Load(text);
            if (root["version"] is not JValue { Value: long version } || root["steps"] is null)
            {
                throw new PlanFormatException("it has no version and steps");
            }

            if (version != PlanDocument.ShapeVersion)
            {
                throw new CommandException(
                    ExitCode.Usage,
                    FormattableString.Invariant($"{file} is a plan of version {version}, and this cmq carries out version {PlanDocument.ShapeVersion}: make it with the same cmq that carries it out."));
            }

            var hash = PlanHash.Of(root);
            if (root[PlanHash.Member] is not JValue { Value: string written } || written != hash)
            {
                throw new CommandException(
                    ExitCode.Usage, $"{file} was changed after it was made: its hash is not that of what it holds. Make it again with cmq plan; it is not edited by hand.");
            }

            var reader = new PlanReader(file, folder);
            var document = reader.Document(new(root, ""));
            return reader._errors is [var first, ..] ? throw new PlanFormatException(first.Message) : (document, hash);
        }
        catch (Exception error) when (error is JsonException or PlanFormatException or FormatException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} is no plan that can be carried out: {error.Message.TrimEnd('.')}. cmq plan makes one.", error);
        }
    }

    private static JObject Load(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        var root = JObject.Load(reader, Strict);
        return reader.Read() ? throw new PlanFormatException("something follows its end") : root;
    }

    private PlanDocument Document(PlanMembers members)
    {
        members.Number("version");
        members.Text(PlanHash.Member);
        members.Any("summary");
        var document = new PlanDocument
        {
            Time = DateTimeOffset.Parse(members.Text(PlanHash.TimeMember), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Program = members.Text("program"),
            Stack = members.TextOrNull("stack"),
            Owner = members.Text("owner"),
            Identity = Identity(members.Object("identity")),
            Settings = Settings(members.Object("settings")),
            Prune = Prune(members.ObjectOrNull("prune")),
            Forces = members.Flag("force"),
            Steps = [.. members.Objects("steps").Select(Step)],
            Config = Expressions(members, "config"),
            Variables = Expressions(members, "variables"),
            Outputs = Expressions(members, "outputs"),
        };
        members.End();
        return document;
    }

    private ServiceIdentity Identity(PlanMembers members)
    {
        var identity = new ServiceIdentity(
            members.Text("backend"),
            members.TextOrNull("account"),
            members.TextOrNull("region"),
            members.TextOrNull("endpoint"),
            members.TextOrNull("memoryFile") is { } memory ? Path.GetFullPath(memory, _folder) : null,
            CmqEditions.TryParse(members.Text("edition"), out var edition) ? edition : throw members.Wrong("edition", "is no edition"));
        members.End();
        return identity.Backend switch
        {
            ServiceIdentity.Memory when identity.MemoryFile is not null => identity,
            ServiceIdentity.Tencent when identity is { Account: not null, Region: not null, Endpoint: not null } => identity,
            _ => throw members.Wrong("backend", "does not say which service it is"),
        };
    }

    private PlanSettings Settings(PlanMembers members)
    {
        var tags = members.MapOrNull("defaultTags");
        var settings = new PlanSettings(
            members.TextOrNull("accountUin"),
            members.Texts("allowedAccountIds"),
            members.Texts("forbiddenAccountIds"),
            tags is null ? null : Constant(new JObject { ["tags"] = tags }));
        members.End();
        return settings;
    }

    private PropertyValue Constant(JObject map) => ExpressionJson.Read(map, _position, _errors) is [{ Value: LiteralExpression only }]
        ? only.Value
        : throw new PlanFormatException("settings.defaultTags holds an expression");

    private static ImmutableArray<string>? Prune(PlanMembers? members)
    {
        var rules = members?.Texts("select");
        members?.End();
        return rules;
    }

    private PlannedStep Step(PlanMembers members)
    {
        var type = members.Text("type");
        var key = members.TextOrNull("key");
        var step = new PlannedStep
        {
            Key = key,
            LogicalName = members.TextOrNull("logicalName") ?? key,
            Spec = PackageSpec.Resources.FirstOrDefault(spec => spec.Token == type) ?? throw members.Wrong("type", "is no type"),
            Id = members.Text("id"),
            Action = Action(members),
            Reasons = members.Texts("reasons"),
            Changes = [.. members.Objects("changes").Select(Change)],
            Inputs = Expressions(members, "inputs"),
            Live = members.MapOrNull("live") is { } live ? ((ObjectValue)ConfigValues.Of(live)).Properties : null,
            LiveOwner = members.TextOrNull("liveOwner"),
            Messages = Messages(members.ObjectOrNull("messages")),
            DependsOn = members.Texts("dependsOn"),
            IgnoreChanges = [.. members.Texts("ignoreChanges").Select(PropertyPath.Parse)],
            IsProtected = members.Flag("protect"),
            IsRetained = members.Flag("retainOnDelete"),
            Detaches = members.Flag("detaches"),
        };
        members.End();
        return (step.Key is null) == (step.Action == StepAction.Delete) && (step.Live is null) == (step.Action == StepAction.Create)
            ? step
            : throw members.Wrong("action", "does not go with what else the step has");
    }

    private static StepAction Action(PlanMembers members)
    {
        var word = members.Text("action");
        return Array.Find(
            [StepAction.Create, StepAction.Update, StepAction.Replace, StepAction.Delete, StepAction.Same], action => ActionWords.Name(action) == word) is var found
            && ActionWords.Name(found) == word ? found : throw members.Wrong("action", "is no action of a plan");
    }

    private static PropertyChange Change(PlanMembers members)
    {
        var effect = members.Text("effect");
        var (old, wanted) = (Side(members.Any("old")), Side(members.Any("new")));
        var change = new PropertyChange(
            PropertyPath.Parse(members.Text("path")),
            old is null ? ChangeKind.Add : wanted is null ? ChangeKind.Delete : ChangeKind.Update,
            effect == "replace" ? ChangeEffect.Replace : effect == "update" ? ChangeEffect.Update : throw members.Wrong("effect", "is no effect"),
            old,
            wanted);
        members.End();
        return change;

        static PropertyValue? Side(JToken? token) => token is null or JValue { Value: null } ? null : ConfigValues.Of(token);
    }

    private static MessageCounts? Messages(PlanMembers? members)
    {
        var counts = members is null ? null : new MessageCounts(members.Number("active"), members.Number("inactive"), members.Number("delayed"));
        members?.End();
        return counts;
    }

    private ImmutableArray<ObjectMember> Expressions(PlanMembers members, string name) =>
        members.MapOrNull(name) is { } map ? ExpressionJson.Read(map, _position, _errors) : [];
}
