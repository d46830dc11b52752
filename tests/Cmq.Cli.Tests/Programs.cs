namespace Cmq.Cli.Tests;

/// <summary>Programs from text.</summary>
internal static class Programs
{
    /// <summary>Reads a program, which has to be right.</summary>
    public static CmqProgram Read(string text)
    {
        var folder = Directory.CreateTempSubdirectory("cmq-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.yaml"), text);
            var diagnostics = new List<Diagnostic>();
            var program = ProgramReader.Read(ProgramFiles.Find(".", folder.FullName), diagnostics);
            Assert.That(diagnostics, Is.Empty);
            return program!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The context of a plan of a program.</summary>
    public static PlanContext Context(string text, ICmqManagement management, TimeProvider clock, int parallel = 4)
    {
        var program = Read(text);
        var diagnostics = new List<Diagnostic>();
        var references = ReferenceBinder.Bind(program, diagnostics);
        Assert.That(diagnostics, Is.Empty);
        return new()
        {
            Program = program,
            References = references,
            Config = ProgramConfiguration.Read(program, [], [], diagnostics).Values,
            Management = management,
            Edition = CmqEdition.Tdmq,
            TimeProvider = clock,
            Parallel = parallel,
        };
    }
}
