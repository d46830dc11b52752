namespace Cmq.CodeGen.Tests;

/// <summary>Each form of the schema, in the C# that Pulumi's users know.</summary>
public sealed class CSharpSdkTests
{
    private const string Schema = """
        {
          "name": "post", "version": "1.2.3", "description": "Boxes.", "license": "Apache-2.0", "publisher": "Us",
          "config": { "variables": { "limit": { "type": "integer", "description": "How many." } } },
          "provider": {
            "inputProperties": {
              "key": { "type": "string", "description": "The key.", "secret": true },
              "limit": { "type": "integer", "description": "How many." }
            }
          },
          "types": {
            "post:index:Rule": { "type": "object", "description": "A rule.", "properties": { "at": { "type": "integer", "description": "When." } }, "required": ["at"] },
            "post:index:Kind": { "type": "string", "description": "The kind.", "enum": [ { "name": "Small", "value": "SMALL", "description": "Little." } ] },
            "post:index:Level": { "type": "integer", "description": "The level.", "enum": [ { "name": "High", "value": 2, "description": "Up." } ] }
          },
          "resources": {
            "post:index:Box": {
              "description": "A box, `x < y`.\n\n{{% examples %}}\n## Example Usage\n{{% example %}}\n```csharp\nnew Box(\"b\");\n```\n```yaml\nname: b\n```\n{{% /example %}}\n{{% /examples %}}",
              "properties": {
                "label": { "type": "string", "description": "The label.", "replaceOnChanges": true },
                "rule": { "$ref": "#/types/post:index:Rule", "description": "The rule." },
                "pass": { "type": "string", "description": "The pass.", "secret": true }
              },
              "required": ["label"],
              "inputProperties": {
                "label": { "type": "string", "description": "The label." },
                "kind": { "$ref": "#/types/post:index:Kind", "description": "The kind." },
                "rule": { "$ref": "#/types/post:index:Rule", "description": "The rule." },
                "tags": { "type": "object", "additionalProperties": { "type": "string" }, "description": "The tags." },
                "names": { "type": "array", "items": { "type": "string" }, "description": "The names." }
              },
              "requiredInputs": ["label"],
              "stateInputs": { "type": "object", "properties": { "rule": { "$ref": "#/types/post:index:Rule", "description": "The rule." } } }
            },
            "post:index:Wall": { "description": "A wall.", "isComponent": true, "properties": { "high": { "type": "boolean", "description": "High." } }, "inputProperties": {} }
          },
          "functions": {
            "post:index:getBox": {
              "description": "Finds a box.",
              "inputs": { "type": "object", "properties": { "label": { "type": "string", "description": "The label." } }, "required": ["label"] },
              "outputs": { "type": "object", "properties": { "default": { "type": "number", "description": "The default." } }, "required": ["default"] }
            }
          },
          "language": { "csharp": { "namespaces": { "post": "Post" } } }
        }
        """;

    private static readonly IReadOnlyDictionary<string, string> Files = CSharpSdk.Write(Schema);

    [Test]
    public void Files_AreThoseOfAPackage() => Assert.That(Files.Keys, Is.EquivalentTo(new[]
    {
        "Box.cs", "Config/Config.cs", "Enums.cs", "GetBox.cs", "Inputs/RuleArgs.cs", "Inputs/RuleGetArgs.cs", "Outputs/Rule.cs", "Provider.cs",
        "README.md", "Utilities.cs", "Wall.cs", "pulumi-plugin.json", "version.txt",
    }));

    [TestCase("Box.cs", "[PostResourceType(\"post:index:Box\")]\n    public partial class Box : global::Pulumi.CustomResource", TestName = "Resource_IsACustomResource")]
    [TestCase("Box.cs", "public Box(string name, BoxArgs args, CustomResourceOptions? options = null)\n            : base(\"post:index:Box\", name, args ?? new BoxArgs(), MakeResourceOptions(options, \"\"))", TestName = "Resource_RequiredInput_NeedsArgs")]
    [TestCase("Box.cs", "public static Box Get(string name, Input<string> id, BoxState? state = null, CustomResourceOptions? options = null)", TestName = "Resource_Get_TakesItsState")]
    [TestCase("Box.cs", "[Output(\"rule\")]\n        public Output<Outputs.Rule?> Rule { get; private set; } = null!;", TestName = "Output_Optional_IsNullable")]
    [TestCase("Box.cs", "[Output(\"label\")]\n        public Output<string> Label { get; private set; } = null!;", TestName = "Output_Required_IsNot")]
    [TestCase("Box.cs", "AdditionalSecretOutputs =\n                {\n                    \"pass\",\n                },", TestName = "Output_Secret_IsListed")]
    [TestCase("Box.cs", "ReplaceOnChanges =\n                {\n                    \"label\",\n                },", TestName = "Output_ThatReplaces_IsListed")]
    [TestCase("Box.cs", "[Input(\"label\", required: true)]\n        public Input<string> Label { get; set; } = null!;", TestName = "Input_Required_IsMarked")]
    [TestCase("Box.cs", "[Input(\"kind\")]\n        public Input<Pulumi.Post.Kind>? Kind { get; set; }", TestName = "Input_Enum_HasItsType")]
    [TestCase("Box.cs", "public InputMap<string> Tags\n        {\n            get => _tags ?? (_tags = new InputMap<string>());\n            set => _tags = value;\n        }", TestName = "Input_Map_MakesItself")]
    [TestCase("Box.cs", "private InputList<string>? _names;", TestName = "Input_List_IsAnInputList")]
    [TestCase("Box.cs", "public Input<Inputs.RuleGetArgs>? Rule { get; set; }", TestName = "State_NestedType_IsItsGetArgs")]
    [TestCase("Box.cs", "/// A box, `x &lt; y`.\n    /// </summary>\n    /// <example>\n    /// <code>\n    /// new Box(\"b\");\n    /// </code>", TestName = "Description_HasTheExampleInCSharpOnly")]
    [TestCase("Wall.cs", "public Wall(string name, WallArgs? args = null, ComponentResourceOptions? options = null)\n            : base(\"post:index:Wall\", name, args ?? new WallArgs(), MakeResourceOptions(options, \"\"), remote: true)", TestName = "Component_IsRemote")]
    [TestCase("Provider.cs", ": base(\"post\", name, args ?? new ProviderArgs(), MakeResourceOptions(options, \"\"))", TestName = "Provider_HasThePackagesName")]
    [TestCase("Provider.cs", "[Input(\"limit\", json: true)]", TestName = "Provider_InputThatIsNoString_TravelsAsJson")]
    [TestCase("Provider.cs", "_key = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);", TestName = "Provider_SecretInput_IsMadeSecret")]
    [TestCase("GetBox.cs", "public static Task<GetBoxResult> InvokeAsync(GetBoxArgs args, InvokeOptions? options = null)", TestName = "Function_Plain_IsATask")]
    [TestCase("GetBox.cs", "public static Output<GetBoxResult> Invoke(GetBoxInvokeArgs args, InvokeOptions? options = null)", TestName = "Function_OverOutputs_IsAnOutput")]
    [TestCase("GetBox.cs", "public static Output<GetBoxResult> Invoke(GetBoxInvokeArgs args, InvokeOutputOptions options)", TestName = "Function_OverOutputs_MayDependOnResources")]
    [TestCase("GetBox.cs", "double @default)\n        {\n            Default = @default;", TestName = "Result_WordOfCSharp_IsEscaped")]
    [TestCase("Enums.cs", "[EnumType]\n    public readonly struct Kind : IEquatable<Kind>", TestName = "Enum_OfStrings_IsAStruct")]
    [TestCase("Enums.cs", "public static Kind Small { get; } = new Kind(\"SMALL\");", TestName = "Enum_OfStrings_HasItsValues")]
    [TestCase("Enums.cs", "public enum Level\n    {\n        /// <summary>\n        /// Up.\n        /// </summary>\n        High = 2,", TestName = "Enum_OfIntegers_IsAnEnum")]
    [TestCase("Config/Config.cs", "private static readonly __Value<int?> _limit = new __Value<int?>(() => __config.GetInt32(\"limit\"));", TestName = "Config_Integer_IsRead")]
    [TestCase("Inputs/RuleArgs.cs", "namespace Pulumi.Post.Inputs\n{\n    /// <summary>\n    /// A rule.\n    /// </summary>\n    public sealed class RuleArgs : global::Pulumi.ResourceArgs", TestName = "NestedInput_IsResourceArgs")]
    [TestCase("Outputs/Rule.cs", "[OutputConstructor]\n        private Rule(\n            int at)", TestName = "NestedOutput_HasItsConstructor")]
    [TestCase("pulumi-plugin.json", "\"resource\": true,\n  \"name\": \"post\",\n  \"version\": \"1.2.3\"\n}", TestName = "PluginFile_NamesThePlugin")]
    [TestCase("version.txt", "1.2.3\n", TestName = "VersionFile_IsTheVersion")]
    public void File_Holds(string file, string text) => Assert.That(Files[file], Does.Contain(text));

    [Test]
    public void DownloadUrl_ReachesOptionsCallsAndThePluginFile()
    {
        var files = CSharpSdk.Write(Schema.Replace("\"license\"", "\"pluginDownloadURL\": \"https://example.org/p\", \"license\"", StringComparison.Ordinal));
        Assert.That(
            files.Where(file => file.Value.Contains("https://example.org/p", StringComparison.Ordinal)).Select(file => file.Key),
            Is.EquivalentTo(new[] { "Box.cs", "Provider.cs", "Utilities.cs", "Wall.cs", "pulumi-plugin.json" }));
    }

    [TestCase("\"tags\": { \"type\": \"object\"", "\"tags\": { \"oneOf\": [], \"type\": \"object\"", "inputProperties.tags")]
    [TestCase("\"isComponent\": true", "\"isComponent\": true, \"aliases\": []", "aliases")]
    [TestCase("\"post:index:Wall\"", "\"post:mod/sub:Wall\"", "post:mod/sub:Wall")]
    [TestCase("\"name\": \"Small\"", "\"name\": \"1x y\"", "1x y")]
    [TestCase("{ \"default\": { \"type\": \"number\", \"description\": \"The default.\" } }", "{}", "post:index:getBox")]
    [TestCase("\"description\": \"The label.\", \"replaceOnChanges\": true", "\"description\": \"The label.\", \"deprecationMessage\": \"Old.\"", "deprecationMessage")]
    [TestCase("\"$ref\": \"#/types/post:index:Kind\"", "\"$ref\": \"#/types/post:index:Missing\"", "#/types/post:index:Missing")]
    [TestCase("\"label\": { \"type\": \"string\", \"description\": \"The label.\", \"replaceOnChanges\": true },", "\"box\": { \"type\": \"string\" },", "box")]
    public void Write_UnknownForm_IsRefusedWithItsPlace(string text, string replacement, string place) => Assert.That(
        () => CSharpSdk.Write(Schema.Replace(text, replacement, StringComparison.Ordinal)),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains(place));

    [Test]
    public void Update_RemovesWhatIsNoLongerGenerated_AndKeepsTheProjectFile()
    {
        var folder = Directory.CreateTempSubdirectory("cmq-sdk-");
        try
        {
            SdkFolder.Update(folder.FullName, new Dictionary<string, string> { ["Old.cs"] = "old", ["Inputs/A.cs"] = "a" });
            File.WriteAllText(Path.Combine(folder.FullName, "Post.csproj"), "<Project />");

            SdkFolder.Update(folder.FullName, new Dictionary<string, string> { ["Inputs/A.cs"] = "b" });

            Assert.That(
                Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file) + "=" + File.ReadAllText(file)),
                Is.EquivalentTo(new[] { "A.cs=b", "Post.csproj=<Project />" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
