namespace Cmq.CodeGen;

/// <summary>What the other files of the SDK share: its version, the defaults of calls, and the attribute of its resources.</summary>
internal static class UtilitiesFile
{
    public static string Write(SchemaPackage package, CSharpTypes types) => CodeFile.Write(types.Namespace, code =>
    {
        code.Block("static class Utilities", () => code.Separated(
        [
            () => Defaults(code, package, "InvokeOptions"),
            () => Defaults(code, package, "InvokeOutputOptions"),
            () => code.Line("public static string Version { get; } = ReadVersion();"),
            () => code.Block("private static string ReadVersion()", () => code
                .Line("var assembly = typeof(Utilities).Assembly;")
                .Line($"using var stream = assembly.GetManifestResourceStream({CSharpNames.Literal(types.Namespace + ".version.txt")});")
                .Line("using var reader = new global::System.IO.StreamReader(")
                .Indented(() => code.Line("stream ?? throw new global::System.NotSupportedException(\"The assembly lacks its version.txt.\"));"))
                .Line("return reader.ReadToEnd().Trim();")),
        ]));
        code.Line();
        var attribute = package.NamespacePart + "ResourceTypeAttribute";
        code.Block($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute", () =>
            code.Block($"public {attribute}(string type) : base(type, Utilities.Version)", () => { }));
    });

    private static void Defaults(CodeWriter code, SchemaPackage package, string options) =>
        code.Block($"public static global::Pulumi.{options} WithDefaults(this global::Pulumi.{options}? src)", () =>
        {
            code.Line($"var dst = src ?? new global::Pulumi.{options}();").Line("dst.Version = src?.Version ?? Version;");
            if (package.PluginDownloadUrl is { } url)
            {
                code.Line($"dst.PluginDownloadURL = src?.PluginDownloadURL ?? {CSharpNames.Literal(url)};");
            }

            code.Line("return dst;");
        });
}
