using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Plan documents as JSON. The same plan gives the same text, but for the time.</summary>
internal static class PlanWriter
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>Whether the text of a document would show secrets.</summary>
    public static bool ShowsSecrets(PlanDocument document) =>
        document.Steps.SelectMany(step => step.Inputs).Concat(document.Config).Concat(document.Variables).Concat(document.Outputs)
            .Any(member => ExpressionJson.ShowsSecret(member.Value))
        || document.Settings.DefaultTags?.ContainsSecrets == true;

    /// <summary>The text of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="folder">The folder of the file that it goes to, which paths in it are relative to.</param>
    /// <returns>The text, and the hash that it holds.</returns>
    public static (string Text, string Hash) Write(PlanDocument document, string folder)
    {
        var root = Document(document, folder);
        var hash = PlanHash.Of(root);
        root[PlanHash.Member] = hash;
        return (root.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n", hash);
    }

    private static JObject Document(PlanDocument document, string folder)
    {
        var root = new JObject
        {
            ["version"] = PlanDocument.ShapeVersion,
            [PlanHash.TimeMember] = document.Time.ToUniversalTime().ToString(TimeForm, CultureInfo.InvariantCulture),
            ["program"] = document.Program,
            ["stack"] = document.Stack,
            ["owner"] = document.Owner,
            ["identity"] = Identity(document.Identity, folder),
            ["settings"] = Settings(document.Settings),
            ["prune"] = document.Prune is { } rules ? new JObject { ["select"] = new JArray(rules) } : null,
            ["force"] = document.Forces,
            ["summary"] = Summary(document.Steps),
            ["steps"] = new JArray(document.Steps.Select(Step)),
        };
        AddSome(root, "config", ExpressionJson.Write(document.Config));
        AddSome(root, "variables", ExpressionJson.Write(document.Variables));
        AddSome(root, "outputs", ExpressionJson.Write(document.Outputs));
        return root;
    }

    private static JObject Identity(ServiceIdentity identity, string folder) => new()
    {
        ["backend"] = identity.Backend,
        ["account"] = identity.Account,
        ["region"] = identity.Region,
        ["endpoint"] = identity.Endpoint,
        ["memoryFile"] = identity.MemoryFile is { } file ? Path.GetRelativePath(folder, file).Replace('\\', '/') : null,
        ["edition"] = identity.Edition.Name(),
    };

    private static JObject Settings(PlanSettings settings)
    {
        var map = new JObject();
        AddSome(map, "accountUin", settings.AccountUin);
        AddSome(map, "allowedAccountIds", new JArray(settings.AllowedAccountIds));
        AddSome(map, "forbiddenAccountIds", new JArray(settings.ForbiddenAccountIds));
        AddSome(map, "defaultTags", settings.DefaultTags is { } tags ? ExpressionJson.Write(new LiteralExpression(SourcePosition.Nowhere, tags)) : null);
        return map;
    }

    private static JObject Summary(ImmutableArray<PlannedStep> steps)
    {
        var counts = steps.CountBy(step => step.Action).ToDictionary();
        return new(Enum.GetValues<StepAction>().Where(counts.ContainsKey).Select(action => new JProperty(ActionWords.Name(action), counts[action])));
    }

    private static JObject Step(PlannedStep step)
    {
        var map = new JObject { ["action"] = ActionWords.Name(step.Action), ["type"] = step.Spec.Token, ["id"] = step.Id };
        AddSome(map, "key", step.Key);
        AddSome(map, "logicalName", step.LogicalName == step.Key ? null : step.LogicalName);
        AddSome(map, "messages", step.Messages is { } messages
            ? new JObject { ["active"] = messages.Active, ["inactive"] = messages.Inactive, ["delayed"] = messages.Delayed }
            : null);
        AddSome(map, "reasons", new JArray(step.Reasons));
        AddSome(map, "changes", new JArray(step.Changes.Select(change => Change(change, step))));
        AddSome(map, "detaches", step.Detaches ? true : null);
        AddSome(map, "inputs", ExpressionJson.Write(step.Inputs));
        AddSome(map, "dependsOn", new JArray(step.DependsOn));
        AddSome(map, "ignoreChanges", new JArray(step.IgnoreChanges.Select(path => path.ToString())));
        AddSome(map, "protect", step.IsProtected ? true : null);
        AddSome(map, "retainOnDelete", step.IsRetained ? true : null);
        AddSome(map, "live", step.Live is { } live ? JsonText.Token(new ObjectValue(live), showSecrets: true) : null);
        AddSome(map, "liveOwner", step.LiveOwner);
        return map;
    }

    private static JObject Change(PropertyChange change, PlannedStep step)
    {
        var isSecret = step.Inputs.Any(input => input.Name == change.Property && ExpressionJson.ShowsSecret(input.Value));
        return new()
        {
            ["path"] = change.Path.ToString(),
            ["effect"] = change.Effect == ChangeEffect.Replace ? "replace" : "update",
            ["old"] = Side(change.Old),
            ["new"] = Side(change.New),
        };

        JToken Side(PropertyValue? value) => value is null ? JValue.CreateNull() : isSecret ? JsonText.Secret : JsonText.Token(value, showSecrets: false);
    }

    // What is not there is not written: a plan is read by people.
    private static void AddSome(JObject map, string name, JToken? value)
    {
        if (value is not null and not JContainer { HasValues: false } and not JValue { Value: null })
        {
            map[name] = value;
        }
    }
}
