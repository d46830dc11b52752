using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>The package schema: that every rule for schemas holds, and that each rule can be broken.</summary>
public sealed class SchemaTests
{
    // The smallest schema that breaks no rule.
    private const string Sound = """
        {
          "name": "cmq", "version": "1.2.3", "keywords": ["category/cloud", "kind/native"], "meta": { "supportPack": true },
          "types": {
            "cmq:index:Policy": {
              "type": "object", "description": "A policy.", "required": ["mode"],
              "properties": { "mode": { "$ref": "#/types/cmq:index:Mode", "description": "The mode." } }
            },
            "cmq:index:Mode": { "type": "integer", "description": "A mode.", "enum": [{ "name": "On", "value": 1, "description": "It is on." }] }
          },
          "resources": {
            "cmq:index:Queue": {
              "description": "«example»", "requiredInputs": ["size"], "required": ["size"],
              "inputProperties": { "size": { "type": "integer", "description": "Its size, in bytes." } },
              "properties": { "size": { "type": "integer", "description": "Its size, in bytes.", "replaceOnChanges": true } },
              "stateInputs": { "type": "object", "properties": { "size": { "type": "integer", "description": "Its size, in bytes." } } }
            }
          },
          "functions": {
            "cmq:index:getQueue": {
              "description": "«example»",
              "inputs": { "type": "object", "properties": { "name": { "type": "string", "description": "Its name." } } },
              "outputs": { "type": "object", "properties": { "policy": { "$ref": "#/types/cmq:index:Policy", "description": "Its policy." } } }
            }
          },
          "language": {
            "csharp": { "namespaces": { "cmq": "Cmq" }, "packageReferences": { "Pulumi": "[3.1,4)" }, "respectSchemaVersion": true },
            "nodejs": { "packageName": "cmq", "respectSchemaVersion": true },
            "python": { "packageName": "cmq", "pyproject": { "enabled": true }, "respectSchemaVersion": true },
            "go": { "importBasePath": "cmq", "respectSchemaVersion": true }
          }
        }
        """;

    private const string Example = "{{% examples %}}\n{{% example %}}\n```typescript\n```\n```python\n```\n```csharp\n```\n```go\n```\n```yaml\n```\n{{% /example %}}\n{{% /examples %}}";

    private const string Queue = "resources.['cmq:index:Queue']";
    private const string Mode = "types.['cmq:index:Mode']";
    private const string Policy = "types.['cmq:index:Policy']";
    private const string GetQueue = "functions.['cmq:index:getQueue']";

    private static readonly JObject Schema = JObject.Parse(PackageSchema.ToJson());

    private static IEnumerable<SchemaRule> Rules => [.. PackageRules.All, .. TypeRules.All, .. MemberRules.All];

    // The rule, the place in the sound schema that is changed, and what stands there instead.
    private static readonly string[][] Broken =
    [
        ["the top level has known keys only", "", """{ "resource": {} }"""],
        ["meta and config have known keys only", "meta", """{ "supportpack": true }"""],
        ["the name is a package's, and not reserved", "", """{ "name": "pulumi" }"""],
        ["the version is semantic", "", """{ "version": "1.2" }"""],
        ["the version is packed into the SDKs", "meta", """{ "supportPack": false }"""],
        ["the module format captures one part", "meta", """{ "moduleFormat": "(.*)/(.*)" }"""],
        ["what describes the package is a text", "", """{ "homepage": "" }"""],
        ["addresses are absolute", "", """{ "pluginDownloadURL": "releases" }"""],
        ["keywords say category and kind", "", """{ "keywords": ["queue"] }"""],
        ["tokens have their form", "functions", """{ "cmq:index:1st": {} }"""],
        ["tokens use no reserved name", "functions", """{ "cmq:provider/x:get": {} }"""],
        ["tokens differ by more than case", "resources", """{ "cmq:index:queue": {} }"""],
        ["languages and their settings are known", "language.csharp", """{ "namespace": "Cmq" }"""],
        ["the four languages are there", "language", """{ "go": null }"""],
        ["every SDK takes the schema's version", "language.nodejs", """{ "respectSchemaVersion": false }"""],
        ["C# has a namespace and a range of the Pulumi SDK", "language.csharp.packageReferences", """{ "Pulumi": "3.1" }"""],
        ["packages of the other languages have names", "language.go", """{ "importBasePath": "" }"""],
        ["Python has a pyproject", "language.python", """{ "pyproject": { "enabled": false } }"""],
        ["types have known keys only", Policy, """{ "plain": [] }"""],
        ["properties have known keys only", Policy + ".properties.mode", """{ "minimum": 1 }"""],
        ["a type has one form", GetQueue + ".inputs.properties.name", """{ "type": "array" }"""],
        ["references resolve", Policy + ".properties.mode", """{ "$ref": "#/types/cmq:index:Mod" }"""],
        ["a type is an object or an enum", Mode, """{ "type": "boolean" }"""],
        ["an enum's values have its type", Mode, """{ "type": "string" }"""],
        ["an enum's values have names and differ", Mode, """{ "enum": [{ "name": "On", "value": 1 }, { "name": "Off", "value": 1 }] }"""],
        ["required properties exist", Queue, """{ "requiredInputs": ["name"] }"""],
        ["no type requires itself", Policy + ".properties.mode", """{ "$ref": "#/types/cmq:index:Policy" }"""],
        ["defaults and constants fit their property", Queue + ".inputProperties.size", """{ "default": 3000000000 }"""],
        ["marks are Booleans", Queue + ".properties.size", """{ "secret": "yes" }"""],
        ["replaceOnChanges stands on a resource's outputs", Queue + ".inputProperties.size", """{ "replaceOnChanges": true }"""],
        ["nothing is plain outside of functions", Policy + ".properties.mode", """{ "plain": true }"""],
        ["everything is described in sentences", Mode, """{ "description": "A mode" }"""],
        ["a number says what it counts", Queue + ".inputProperties.size", """{ "description": "Its size." }"""],
        ["resources have known keys only", Queue, """{ "plainInputs": ["size"] }"""],
        ["state and list inputs are objects", Queue, """{ "listInputs": { "size": { "type": "integer" } } }"""],
        ["a Get finds a state with every output", Queue + ".properties", """{ "more": { "type": "string" } }"""],
        ["what is set comes back", Queue + ".properties.size", """{ "type": "string" }"""],
        ["components are constructed, not read", Queue, """{ "isComponent": true }"""],
        ["marks of resources are Booleans", Queue, """{ "isOverlay": "no" }"""],
        ["no property has a name of the engine's", Queue + ".stateInputs.properties", """{ "urn": { "type": "string" } }"""],
        ["no provider input is called version", "", """{ "provider": { "inputProperties": { "version": { "type": "string" } } } }"""],
        ["configuration and provider take the same", "", """{ "provider": { "inputProperties": { "region": { "type": "string" } } } }"""],
        ["credentials are secret", "", """{ "provider": { "inputProperties": { "secretKey": { "type": "string" } } } }"""],
        ["aliases name a type", Queue, """{ "aliases": [{ "name": "old" }] }"""],
        ["methods are functions of their resource", Queue, """{ "methods": { "size": "cmq:index:Queue/size" } }"""],
        ["no C# member is called like its class", Queue + ".properties", """{ "queue": { "type": "string" } }"""],
        ["functions have known keys only", GetQueue, """{ "returnType": {} }"""],
        ["functions take an object and return something", GetQueue, """{ "outputs": null }"""],
        ["positional arguments are all arguments", GetQueue, """{ "multiArgumentInputs": ["names"] }"""],
        ["everything has examples in five languages", GetQueue, """{ "description": "A queue." }"""],
        ["examples stand between marks", Queue, """{ "description": "{{% examples %}}{{% example %}}{{% /examples %}}" }"""],
    ];

    [TestCaseSource(nameof(Rules))]
    public void Schema_HoldsTheRule(SchemaRule rule) => Assert.That(rule.Violations(Schema), Is.Empty);

    [TestCaseSource(nameof(Rules))]
    public void SoundSchema_HoldsTheRule(SchemaRule rule) => Assert.That(rule.Violations(JObject.Parse(Sound.Replace("«example»", Example.Replace("\n", "\\n")))), Is.Empty);

    [TestCaseSource(nameof(Broken))]
    public void BrokenSchema_IsNamedByTheRule(string name, string path, string change)
    {
        var schema = JObject.Parse(Sound.Replace("«example»", Example.Replace("\n", "\\n")));
        ((JObject)schema.SelectToken(path)!).Merge(
            JObject.Parse(change), new() { MergeArrayHandling = MergeArrayHandling.Replace, MergeNullValueHandling = MergeNullValueHandling.Merge });
        Assert.That(Rules.Single(rule => rule.Name == name).Violations(schema), Is.Not.Empty);
    }

    [Test]
    public void EveryRule_HasASchemaThatBreaksIt() => Assert.That(Broken.Select(row => row[0]), Is.EquivalentTo(Rules.Select(rule => rule.Name)));

    [Test]
    public void Version_IsThePlugins() => Assert.That((string?)JObject.Parse(PackageSchema.ToJson(new("7.8.9")))["version"], Is.EqualTo("7.8.9"));

    [Test]
    public void Addresses_AreLeftOutWhileThereAreNone() => Assert.That(Schema.Keys(), Has.No.Member("pluginDownloadURL").And.No.Member("logoUrl"));

    [TestCase("pluginDownloadURL")]
    [TestCase("logoUrl")]
    public void Addresses_AreNamedWhenThereAreSome(string key)
    {
        var release = new PackageRelease("1.0.0") { PluginDownloadUrl = "https://cmq.example.com/pluginDownloadURL", LogoUrl = "https://cmq.example.com/logoUrl" };
        Assert.That((string?)JObject.Parse(PackageSchema.ToJson(release))[key], Is.EqualTo("https://cmq.example.com/" + key));
    }

    [TestCase("cmq:index:Queue", "name,transaction")]
    [TestCase("cmq:index:Topic", "filterType,name")]
    [TestCase("cmq:index:Subscription", "endpoint,name,protocol,topic")]
    public void ReplaceOnChanges_IsOnWhatIsFixedInEveryEdition(string token, string expected) => Assert.That(
        string.Join(",", Schema.At("resources").At(token).At("properties").Properties().Where(property => (bool?)property.Value["replaceOnChanges"] == true).Select(property => property.Name).Order()),
        Is.EqualTo(expected));

    [TestCase("cmq:index:WorkQueue", true)]
    [TestCase("cmq:index:FanOut", true)]
    [TestCase("cmq:index:Queue", false)]
    public void IsComponent_IsOnComponentsOnly(string token, bool expected) => Assert.That((bool?)Schema.At("resources").At(token)["isComponent"] ?? false, Is.EqualTo(expected));
}
