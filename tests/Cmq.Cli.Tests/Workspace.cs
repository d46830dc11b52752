using Cmq.Broker;

namespace Cmq.Cli.Tests;

/// <summary>A folder with a program and the file of the memory backend, and the command run in it, in this process.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("cmq-").FullName;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The clock of the commands.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The file of the memory backend.</summary>
    public string MemoryFile => Path.Combine(Folder, "memory.json");

    /// <summary>The service behind that file, to look at and to prepare.</summary>
    public CmqBroker Broker => new(new() { Store = new FileStore(MemoryFile), TimeProvider = Clock });

    /// <summary>Answers to questions; null when nobody is there.</summary>
    public string? Answers { get; set; }

    /// <summary>Where a terminal is wide so many characters; null when output goes to a file.</summary>
    public int? TerminalWidth { get; set; }

    /// <summary>Whether messages go to a terminal, which can show progress.</summary>
    public bool IsErrorTerminal { get; set; }

    /// <summary>Set to stop commands.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Standard output of the next run, if it is to be a special one.</summary>
    public StringWriter? NextOut { get; set; }

    /// <summary>Sets an environment variable of the commands.</summary>
    public void SetEnvironment(string name, string value) => _environment[name] = value;

    /// <summary>Writes a file of the program.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Writes a program of these resources.</summary>
    public void WriteProgram(string resources, string name = "demo", string more = "") =>
        Write("Pulumi.yaml", $"name: {name}\nruntime: yaml\n{more}resources:\n{Indent(resources)}");

    /// <summary>Runs a command on the program, with the memory backend.</summary>
    public Task<CliRun> RunAsync(string command, params string[] arguments) =>
        RunRawAsync([command, .. arguments, "--backend", "memory", "--memory-file", "memory.json"]);

    /// <summary>Runs a command, and expects it to end well.</summary>
    public async Task<CliRun> SucceedAsync(string command, params string[] arguments)
    {
        var run = await RunAsync(command, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    /// <summary>What takes data that must not get lost; null for the usual output.</summary>
    public TextWriter? SureOut { get; set; }

    /// <summary>Runs a command line.</summary>
    public async Task<CliRun> RunRawAsync(params string[] arguments)
    {
        using var output = NextOut ?? new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost
        {
            Out = TextWriter.Synchronized(output),
            OpenSureOut = () => SureOut,
            Error = TextWriter.Synchronized(error),
            In = new StringReader(Answers ?? ""),
            IsInteractive = Answers is not null,
            IsOutTerminal = TerminalWidth is not null,
            IsErrorTerminal = IsErrorTerminal,
            Width = TerminalWidth,
            Environment = name => _environment.GetValueOrDefault(name),
            WorkingDirectory = Folder,
            TimeProvider = Clock,
            Stop = Stop.Token,
        };
        var exitCode = await CommandLine.RunAsync(arguments, host);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        Stop.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Indent(string text) => string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));
}
