using Newtonsoft.Json.Linq;

namespace Cmq.Resources;

/// <summary>What the schema tells the generator of each language's SDK; all of them take their version from the schema.</summary>
internal static class LanguageSettings
{
    /// <summary>Name of the npm package.</summary>
    public const string NodePackage = "pulumi-cmq";

    /// <summary>Name of the Python package.</summary>
    public const string PythonPackage = "pulumi_cmq";

    /// <summary>Import path of the Go package. It names no host: a program replaces it by the folder that the SDK was generated into.</summary>
    public const string GoImportPath = "pulumi-cmq/sdk/go/cmq";

    private const string PackageDescription = "Queues, topics and subscriptions of Tencent Cloud CMQ.";

    /// <summary>The versions of the Pulumi SDK for .NET that the generated one works with.</summary>
    private const string PulumiForDotNet = "[3.76.1.0,4)";

    public static JObject ToJson() => new()
    {
        ["csharp"] = new JObject
        {
            ["namespaces"] = new JObject { [PackageSpec.Name] = "Cmq" },
            ["packageReferences"] = new JObject { ["Pulumi"] = PulumiForDotNet },
            ["respectSchemaVersion"] = true,
        },
        ["go"] = new JObject { ["importBasePath"] = GoImportPath, ["generateResourceContainerTypes"] = true, ["respectSchemaVersion"] = true },
        ["nodejs"] = new JObject { ["packageName"] = NodePackage, ["packageDescription"] = PackageDescription, ["respectSchemaVersion"] = true },
        ["python"] = new JObject
        {
            ["packageName"] = PythonPackage,
            ["readme"] = PackageDescription,
            ["pyproject"] = new JObject { ["enabled"] = true },
            ["respectSchemaVersion"] = true,
        },
    };
}
