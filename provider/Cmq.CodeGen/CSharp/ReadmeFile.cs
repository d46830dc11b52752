using System.Text;

namespace Cmq.CodeGen;

/// <summary>The page that the NuGet package shows.</summary>
internal static class ReadmeFile
{
    public static string Write(SchemaPackage package, CSharpTypes types)
    {
        var page = new StringBuilder();
        page.Append($"# {types.Namespace}\n\n{package.Description}\n\n");
        page.Append($"```sh\ndotnet add package {types.Namespace}\n```\n\n");
        if (package.Resources.Select(resource => DocComment.Split(resource.Description).Example).FirstOrDefault(example => example is not null) is { } example)
        {
            page.Append($"```csharp\n{example}\n```\n\n");
        }

        Table(page, "Resource", package.Resources.Where(resource => !resource.IsComponent).Select(resource => (resource.Token, resource.Description)));
        Table(page, "Component", package.Resources.Where(resource => resource.IsComponent).Select(resource => (resource.Token, resource.Description)));
        Table(page, "Function", package.Functions.Select(function => (function.Token, function.Description)));
        page.Append($"The engine starts the plugin `pulumi-resource-{package.Name}` of the same version, {package.Version}.\n");
        return page.ToString();
    }

    private static void Table(StringBuilder page, string title, IEnumerable<(string Token, string Description)> rows)
    {
        page.Append($"| {title} | what it is |\n|---|---|\n");
        foreach (var (token, description) in rows)
        {
            var text = DocComment.Split(description).Text.Split("\n\n")[0].ReplaceLineEndings(" ");
            page.Append($"| `{CSharpNames.Pascal(CSharpNames.OfToken(token))}` | {text} |\n");
        }

        page.Append('\n');
    }
}
