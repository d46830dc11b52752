using Newtonsoft.Json.Linq;

namespace Cmq.CodeGen;

/// <summary>
/// Writes the C# SDK of a package from its schema, with the files, classes and attributes that Pulumi's own generator gives, so that
/// a C# user finds what every other Pulumi package has.
/// </summary>
public static class CSharpSdk
{
    /// <summary>The files of the SDK, but for the project file, which is the repository's own.</summary>
    /// <param name="schemaJson">The package schema.</param>
    /// <returns>The text of each file by its path below the SDK's folder, with forward slashes; lines end in <c>\n</c>.</returns>
    /// <exception cref="NotSupportedException">The schema uses a form that the generator does not know; the text names the place.</exception>
    /// <exception cref="FormatException">The schema lacks what every package has.</exception>
    public static IReadOnlyDictionary<string, string> Write(string schemaJson)
    {
        ArgumentNullException.ThrowIfNull(schemaJson);
        var package = SchemaReader.Read(schemaJson);
        var types = new CSharpTypes(package);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Utilities.cs"] = UtilitiesFile.Write(package, types),
            ["README.md"] = ReadmeFile.Write(package, types),
            ["version.txt"] = package.Version + "\n",
            ["pulumi-plugin.json"] = PluginFile(package),
        };
        foreach (var resource in package.Resources.Prepend(package.Provider))
        {
            var file = new ResourceFile(package, types, resource);
            files.Add(file.ClassName + ".cs", file.Write());
        }

        foreach (var function in package.Functions)
        {
            var file = new FunctionFile(types, function);
            files.Add(file.ClassName + ".cs", file.Write());
        }

        if (package.Config.Count > 0)
        {
            files.Add("Config/Config.cs", ConfigFile.Write(package, types));
        }

        if (package.Enums.Count > 0)
        {
            files.Add("Enums.cs", EnumsFile.Write(package, types));
        }

        foreach (var (path, text) in NestedTypes(package, types))
        {
            files.Add(path, text);
        }

        return files;
    }

    private static string PluginFile(SchemaPackage package)
    {
        var plugin = new JObject { ["resource"] = true, ["name"] = package.Name, ["version"] = package.Version };
        if (package.PluginDownloadUrl is { } url)
        {
            plugin["server"] = url;
        }

        return plugin.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<(string Path, string Text)> NestedTypes(SchemaPackage package, CSharpTypes types)
    {
        var uses = new NestedTypeUses(package);
        foreach (var type in package.Objects.Values)
        {
            var name = CSharpNames.Pascal(CSharpNames.OfToken(type.Token));
            foreach (var (form, suffix, parent) in new[]
            {
                (ValueForm.Input, "Args", "ResourceArgs"), (ValueForm.State, "GetArgs", "ResourceArgs"), (ValueForm.Plain, "", "InvokeArgs"),
            })
            {
                if (uses.Of(form).Contains(type.Token))
                {
                    yield return ($"Inputs/{name}{suffix}.cs", CodeFile.Write(
                        types.Namespace + ".Inputs",
                        code => new ArgumentsClass(code, types) { Name = name + suffix, Base = parent, Form = form }.Write(type.Description, type.Properties),
                        CodeFile.UsualUsings));
                }
            }

            if (uses.Of(ValueForm.Output).Contains(type.Token))
            {
                yield return ($"Outputs/{name}.cs", CodeFile.Write(
                    types.Namespace + ".Outputs",
                    code => ResultClass.Write(code, types, name, type.Description, type.Properties),
                    CodeFile.UsualUsings));
            }
        }
    }
}
