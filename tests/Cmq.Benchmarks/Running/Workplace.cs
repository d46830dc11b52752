using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>Where the programs are that are measured.</summary>
/// <param name="Root">The repository.</param>
internal sealed record Workplace(string Root)
{
    /// <summary>The forms of the programs in the order in which <c>Forms.props</c> tells them.</summary>
    private static readonly string[] Forms = ["native", "trimmed", "ready", "plain"];

    private static readonly string[] PeerModules = ["@pulumi/pulumi", "@pulumi/pulumi/provider"];

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>The forms of the plugin that have been published, with their commands.</summary>
    public IEnumerable<(string Form, string[] Command)> Plugins => Published("pulumi-resource-cmq");

    /// <summary>The forms of the emulator that have been published, with their commands.</summary>
    public IEnumerable<(string Form, string[] Command)> Emulators =>
        Published("cmq", "emulator", "--port", "0");

    /// <summary>The forms of the command that have been published; where none was, as it was built.</summary>
    public IEnumerable<(string Form, string[] Command)> Commands =>
        Published("cmq").DefaultIfEmpty(("built", ["dotnet", Path.Combine(Root, "provider", "Cmq.Cli", "bin", "Release", "net10.0", "Cmq.Cli.dll")]));

    /// <summary>The form that users get of those that are there.</summary>
    public string[] BestPlugin => Plugins.First().Command;

    /// <summary>The plugin compiled at run time, as the echo server is.</summary>
    public string[] PlainPlugin => Plugins.Single(plugin => plugin.Form == "plain").Command;

    /// <summary>The emulator compiled at run time, as the echo server is.</summary>
    public string[] PlainEmulator => Emulators.Single(emulator => emulator.Form == "plain").Command;

    /// <summary>An emulator of another service, npm <c>fauxqs</c>.</summary>
    public string[] Fauxqs => ["node", Path.Combine(Root, "tests", "interop", "bench", "fauxqs.mjs")];

    /// <summary>The server that answers over HTTP with as many bytes as it is asked for.</summary>
    public static string[] HttpEcho => [Path.Combine(AppContext.BaseDirectory, "Cmq.Benchmarks" + Suffix), "http-echo"];

    /// <summary>The peer: a provider of the same schema served by the npm package, loaded whole as providers do, or its provider server alone.</summary>
    public IEnumerable<(string Form, string[] Command)> Peers =>
        from module in PeerModules
        select (module, new[] { "node", Path.Combine(Root, "tests", "interop", "bench", "peer.mjs"), module });

    /// <summary>The server that answers with what it is given.</summary>
    public static string[] Echo(string answer) => [Path.Combine(AppContext.BaseDirectory, "Cmq.Benchmarks" + Suffix), "echo", answer];

    /// <summary>A process that holds a broker with empty queues, and tells what it takes.</summary>
    public static string[] Queues(int count) =>
        [Path.Combine(AppContext.BaseDirectory, "Cmq.Benchmarks" + Suffix), QueueMemory.Command, count.ToString(CultureInfo.InvariantCulture)];

    /// <summary>A process that sends, receives and deletes messages when it is told to.</summary>
    public static string[] Cycles(CycleKind kind, int queues, int backlog) =>
    [
        Path.Combine(AppContext.BaseDirectory, "Cmq.Benchmarks" + Suffix),
        CycleProcess.Command,
        kind.ToString(),
        queues.ToString(CultureInfo.InvariantCulture),
        backlog.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>The repository that the program was built from.</summary>
    public static Workplace Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cmq.slnx")))
            {
                return new(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException("This was not built inside the repository.");
    }

    private IEnumerable<(string Form, string[] Command)> Published(string name, params string[] arguments) =>
        from form in Forms
        let program = Path.Combine(Root, "out", "bench", name, form, name + Suffix)
        where File.Exists(program)
        select (form, (string[])[program, .. arguments]);
}
