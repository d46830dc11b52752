namespace Cmq.Docs.Tests;

/// <summary>Previews a sample in YAML that is a program; a part of one is put into a program first.</summary>
internal static class YamlSample
{
    /// <summary>What a sample is refused for, if it says so in its first line; null for one that is taken.</summary>
    public static string? Refusal(string code) =>
        code.StartsWith("# refused: ", StringComparison.Ordinal) ? code.Split('\n')[0]["# refused: ".Length..] : null;

    public static async Task<(int Exit, string Error)> PreviewAsync(string code)
    {
        var folder = Directory.CreateTempSubdirectory("cmq-docs-");
        try
        {
            if (code.StartsWith("rules:", StringComparison.Ordinal))
            {
                return await ReadRulesAsync(folder.FullName, code);
            }

            if (!code.Contains("runtime: yaml", StringComparison.Ordinal))
            {
                // A stack file beside a program without resources of note.
                File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.dev.yaml"), code);
                code = "name: sample\nruntime: yaml\nresources:\n  topic:\n    type: cmq:Topic\n    properties:\n      name: topic\n";
            }

            File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.yaml"), code);
            return await CommandRun.RunAsync(folder.FullName, "preview", folder.FullName, "--backend", "memory");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Rules of a policy or of an ignore file, over a program without resources.
    private static Task<(int Exit, string Error)> ReadRulesAsync(string folder, string rules)
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: sample\nruntime: yaml\nresources: {}\n");
        File.WriteAllText(Path.Combine(folder, "rules.yaml"), rules);
        return rules.Contains("check:", StringComparison.Ordinal)
            ? CommandRun.RunAsync(folder, "validate", "--policy", "rules.yaml", "--backend", "memory")
            : CommandRun.RunAsync(folder, "drift", "--ignore", "rules.yaml", "--backend", "memory");
    }
}
