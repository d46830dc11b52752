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
}
