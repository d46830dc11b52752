using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>What holds for a schema's top level, its tokens and its language blocks.</summary>
internal static class PackageRules
{
    private static readonly Dictionary<string, string[]> LanguageKeys = new()
    {
        ["csharp"] = ["namespaces", "rootNamespace", "packageReferences", "projectReferences", "compatibility", "dictionaryConstructors", "liftSingleValueMethodReturns", "respectSchemaVersion"],
        ["nodejs"] = ["packageName", "packageDescription", "readme", "dependencies", "devDependencies", "peerDependencies", "resolutions", "typescriptVersion", "moduleToPackage", "compatibility", "disableUnionOutputTypes", "providerNameToModuleName", "extraTypeScriptFiles", "liftSingleValueMethodReturns", "respectSchemaVersion", "useTypeOnlyReferences"],
        ["python"] = ["packageName", "pythonRequires", "requires", "readme", "moduleNameOverrides", "compatibility", "usesIOClasses", "liftSingleValueMethodReturns", "respectSchemaVersion", "pyproject", "inputTypes"],
        ["go"] = ["importBasePath", "modulePath", "rootPackageName", "moduleToPackage", "packageImportAliases", "generateResourceContainerTypes", "pulumiSDKVersion", "disableFunctionOutputVersions", "liftSingleValueMethodReturns", "disableInputTypeRegistrations", "internalModuleName", "disableObjectDefaults", "generateExtraInputTypes", "omitExtraInputTypes", "respectSchemaVersion", "internalDependencies", "generics"],
        ["java"] = ["packages", "basePackage", "buildFiles", "dependencies"],
    };

    public static IEnumerable<SchemaRule> All { get; } =
    [
        new("the top level has known keys only", schema => SchemaWalk.UnknownKeys(
            [("top", schema)],
            "name", "version", "displayName", "description", "homepage", "repository", "license", "attribution", "publisher", "logoUrl", "keywords", "namespace", "pluginDownloadURL", "meta", "config", "types", "provider", "resources", "functions", "language", "dependencies", "allowedPackageNames", "parameterization", "extensionParameterization")),
        new("meta and config have known keys only", schema => SchemaWalk.UnknownKeys([("meta", schema.At("meta"))], "moduleFormat", "supportPack")
            .Concat(SchemaWalk.UnknownKeys([("config", schema.At("config"))], "variables", "defaults"))),
        new("the name is a package's, and not reserved", schema => Where([Text(schema, "name")], name => !Regex.IsMatch(name, "^[a-zA-Z][-a-zA-Z0-9_]*$") || name is "pulumi" or "input")),
        new("the version is semantic", schema => Where([Text(schema, "version")], version => !Regex.IsMatch(version, @"^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$"))),
        new("the version is packed into the SDKs", schema => schema["meta"]?["supportPack"]?.Type == JTokenType.Boolean && (bool)schema["meta"]!["supportPack"]! ? [] : ["meta.supportPack"]),
        new("the module format captures one part", schema => Where(
            [(string?)schema["meta"]?["moduleFormat"] ?? "(.*)"], format => new Regex(format).GetGroupNumbers().Length != 2)),
        new("what describes the package is a text", schema => new[] { "displayName", "description", "license", "publisher", "homepage", "repository", "attribution", "logoUrl", "pluginDownloadURL" }
            .Where(key => schema[key] is { } value && (value.Type != JTokenType.String || (string)value! == ""))),
        new("addresses are absolute", schema => new[] { "homepage", "repository", "logoUrl", "pluginDownloadURL" }
            .Where(key => schema[key] is { Type: JTokenType.String } value && !Uri.TryCreate((string)value!, UriKind.Absolute, out _))),
        new("keywords say category and kind", schema => new[] { "^category/(cloud|database|infrastructure|monitoring|network|utility|vcs)$", "^kind/(native|component)$" }
            .Where(form => !schema.List("keywords").Any(keyword => Regex.IsMatch(keyword, form)))),
        new("tokens have their form", schema => Where(
            Tokens(schema), token => !Regex.IsMatch(token, $"^{Regex.Escape(Text(schema, "name"))}:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/]*$"))),
        new("tokens use no reserved name", schema => Where(
            Tokens(schema), token => token.Split(':') is not [_, var module, var member] || module.Split('/')[0] == "provider" || module.StartsWith("index/", StringComparison.Ordinal) || member == "pulumi")),
        new("tokens differ by more than case", schema => new[] { "types", "resources", "functions" }
            .SelectMany(section => schema.At(section).Keys().GroupBy(token => token.ToUpperInvariant()).Where(group => group.Count() > 1).Select(group => group.Key))),
        new("languages and their settings are known", schema => schema.Members("language")
            .SelectMany(language => LanguageKeys.TryGetValue(language.Token, out var keys) ? SchemaWalk.UnknownKeys([language], keys) : [language.Token])),
        new("the four languages are there", schema => new[] { "csharp", "nodejs", "python", "go" }
            .Except(schema.Members("language").Where(language => language.Spec.Count > 0).Select(language => language.Token))),
        new("every SDK takes the schema's version", schema => schema.Members("language").Where(language => (bool?)language.Spec["respectSchemaVersion"] != true).Select(language => language.Token)),
        new("C# has a namespace and a range of the Pulumi SDK", schema => schema["language"]?["csharp"] is { } csharp
            && (string?)csharp["namespaces"]?[Text(schema, "name")] is { Length: > 0 }
            && Regex.IsMatch((string?)csharp["packageReferences"]?["Pulumi"] ?? "", @"^\[[0-9.]+,[0-9.]+\)$") ? [] : ["csharp"]),
        new("packages of the other languages have names", schema => new[] { ("nodejs", "packageName"), ("python", "packageName"), ("go", "importBasePath") }
            .Where(key => string.IsNullOrEmpty((string?)schema["language"]?[key.Item1]?[key.Item2])).Select(key => key.Item1)),
        new("Python has a pyproject", schema => (bool?)schema["language"]?["python"]?["pyproject"]?["enabled"] == true ? [] : ["python.pyproject"]),
    ];

    private static string Text(JObject schema, string key) => (string?)schema[key] ?? "";

    private static IEnumerable<string> Tokens(JObject schema) => new[] { "types", "resources", "functions" }.SelectMany(section => schema.At(section).Keys());

    private static IEnumerable<string> Where(IEnumerable<string> values, Func<string, bool> isWrong) => values.Where(isWrong);
}
