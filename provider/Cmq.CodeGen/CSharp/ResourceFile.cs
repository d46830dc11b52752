namespace Cmq.CodeGen;

/// <summary>A resource, a component or the provider: its class and those of its arguments.</summary>
internal sealed class ResourceFile(SchemaPackage package, CSharpTypes types, SchemaResource resource)
{
    private readonly bool _isProvider = ReferenceEquals(resource, package.Provider);

    public string ClassName { get; } =
        ReferenceEquals(resource, package.Provider) ? "Provider" : CSharpNames.Pascal(CSharpNames.OfToken(resource.Token));

    private string ArgsName => ClassName + "Args";

    private string StateName => ClassName + "State";

    private string OptionsName => resource.IsComponent ? "ComponentResourceOptions" : "CustomResourceOptions";

    private bool HasState => resource.StateInputs.Count > 0;

    // Only strings of a provider reach a program.
    private IEnumerable<SchemaProperty> Outputs =>
        _isProvider ? resource.Outputs.Where(output => output.Type is PrimitiveType { Name: "string" }) : resource.Outputs;

    public string Write() => CodeFile.Write(
        types.Namespace,
        code => code.Separated(Classes(code)),
        CodeFile.UsualUsings);

    private IEnumerable<Action> Classes(CodeWriter code)
    {
        yield return () => ResourceClass(code);
        yield return () => new ArgumentsClass(code, types) { Name = ArgsName, Base = "ResourceArgs", Form = ValueForm.Input, IsJson = _isProvider }
            .Write($"What a {ClassName} is made from.", resource.Inputs);
        if (HasState)
        {
            yield return () => new ArgumentsClass(code, types) { Name = StateName, Base = "ResourceArgs", Form = ValueForm.State }
                .Write($"What qualifies the lookup of an existing {ClassName}.", resource.StateInputs);
        }
    }

    private void ResourceClass(CodeWriter code)
    {
        DocComment.Write(code, resource.Description);
        code.Line($"[{package.NamespacePart}ResourceType({CSharpNames.Literal(resource.Token)})]");
        var parent = _isProvider ? "ProviderResource" : resource.IsComponent ? "ComponentResource" : "CustomResource";
        code.Block($"public partial class {ClassName} : global::Pulumi.{parent}", () => code.Separated(Members(code)));
    }

    private IEnumerable<Action> Members(CodeWriter code)
    {
        foreach (var output in Outputs)
        {
            yield return () => Output(code, output);
        }

        yield return () => Constructor(code);
        if (!resource.IsComponent && !_isProvider)
        {
            yield return () => LookupConstructor(code);
        }

        yield return () => Options(code);
        if (!resource.IsComponent && !_isProvider)
        {
            yield return () => Get(code);
        }
    }

    private void Output(CodeWriter code, SchemaProperty output)
    {
        var name = CSharpNames.Pascal(output.Name);
        if (name == ClassName)
        {
            throw new NotSupportedException($"The output {output.Name} has the name of its class {ClassName}.");
        }

        DocComment.Write(code, output.Description);
        code.Line($"[Output({CSharpNames.Literal(output.Name)})]");
        code.Line($"public Output<{types.Result(output)}> {name} {{ get; private set; }} = null!;");
    }

    private void Constructor(CodeWriter code)
    {
        var args = resource.Inputs.Any(input => input.IsRequired) ? $"{ArgsName} args" : $"{ArgsName}? args = null";
        var type = _isProvider ? package.Name : resource.Token;
        var remote = resource.IsComponent ? ", remote: true" : "";
        code.Line("/// <summary>")
            .Line($"/// Declares a {ClassName}.")
            .Line("/// </summary>")
            .Line("/// <param name=\"name\">The resource's name, unique among those of its type in the stack.</param>")
            .Line("/// <param name=\"args\">What the resource is made from.</param>")
            .Line("/// <param name=\"options\">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>");
        code.Line($"public {ClassName}(string name, {args}, {OptionsName}? options = null)");
        code.Indented(() => code.Line(
            $": base({CSharpNames.Literal(type)}, name, args ?? new {ArgsName}(), MakeResourceOptions(options, \"\"){remote})"));
        code.Line("{").Line("}");
    }

    private void LookupConstructor(CodeWriter code)
    {
        var state = HasState ? $", {StateName}? state = null" : "";
        code.Line($"private {ClassName}(string name, Input<string> id{state}, {OptionsName}? options = null)");
        code.Indented(() => code.Line(
            $": base({CSharpNames.Literal(resource.Token)}, name, {(HasState ? "state" : "null")}, MakeResourceOptions(options, id))"));
        code.Line("{").Line("}");
    }

    private void Options(CodeWriter code) => code.Block($"private static {OptionsName} MakeResourceOptions({OptionsName}? options, Input<string>? id)", () =>
    {
        code.Line($"var defaultOptions = new {OptionsName}").Line("{");
        code.Indented(() =>
        {
            code.Line("Version = Utilities.Version,");
            if (package.PluginDownloadUrl is { } url)
            {
                code.Line($"PluginDownloadURL = {CSharpNames.Literal(url)},");
            }

            Names(code, "AdditionalSecretOutputs", resource.IsComponent ? [] : Outputs.Where(output => output.IsSecret));
            Names(code, "ReplaceOnChanges", Outputs.Where(output => output.ReplaceOnChanges));
        });
        code.Line("};")
            .Line($"var merged = {OptionsName}.Merge(defaultOptions, options);")
            .Line("merged.Id = id ?? merged.Id;")
            .Line("return merged;");
    });

    private static void Names(CodeWriter code, string option, IEnumerable<SchemaProperty> outputs)
    {
        var names = outputs.Select(output => CSharpNames.Literal(output.Name)).ToList();
        if (names.Count == 0)
        {
            return;
        }

        code.Line($"{option} =").Line("{");
        code.Indented(() => names.ForEach(name => code.Line(name + ",")));
        code.Line("},");
    }

    private void Get(CodeWriter code)
    {
        code.Line("/// <summary>")
            .Line($"/// Looks up an existing {ClassName}, which this stack then reads but does not manage.")
            .Line("/// </summary>")
            .Line("/// <param name=\"name\">The name of the resulting resource.</param>")
            .Line("/// <param name=\"id\">The id of the object to look up.</param>");
        if (HasState)
        {
            code.Line("/// <param name=\"state\">What qualifies the lookup further.</param>");
        }

        code.Line("/// <param name=\"options\">How the engine treats it.</param>");
        var state = HasState ? $", {StateName}? state = null" : "";
        code.Block(
            $"public static {ClassName} Get(string name, Input<string> id{state}, {OptionsName}? options = null)",
            () => code.Line($"return new {ClassName}(name, id, {(HasState ? "state, " : "")}options);"));
    }
}
