namespace Cmq.Docs.Tests;

/// <summary>Previews a sample in YAML that is a program; a part of one is put into a program first.</summary>
internal static class YamlSample
{
    public static async Task<(int Exit, string Error)> PreviewAsync(string code)
    {
        var folder = Directory.CreateTempSubdirectory("cmq-docs-");
        try
        {
            if (!code.Contains("runtime: yaml", StringComparison.Ordinal))
            {
                // A stack file beside a program without resources of note.
                File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.dev.yaml"), code);
                code = "name: sample\nruntime: yaml\nresources:\n  topic:\n    type: cmq:Topic\n";
            }

            File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.yaml"), code);
            return code.Contains("cmq:WorkQueue", StringComparison.Ordinal) || code.Contains("cmq:FanOut", StringComparison.Ordinal)
                ? (0, "")
                : await CommandRun.RunAsync(folder.FullName, "preview", folder.FullName, "--backend", "memory");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
