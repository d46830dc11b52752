using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The command line: <c>cmq preview|up|destroy|emulator|schema|reference</c>.</summary>
internal static class CommandLine
{
    private const string Name = "cmq";

    private static readonly (ProgramCommandKind Kind, string Description)[] ProgramCommands =
    [
        (ProgramCommandKind.Preview, "Show what bringing a program up would change; changes nothing."),
        (ProgramCommandKind.Up, "Bring a program up: create, change and replace until what is there is what is declared."),
        (ProgramCommandKind.Destroy, "Take a program down: delete what it declares, and what carries its tag."),
    ];

    private const string ExitCodes = """
        Exit codes:
          0    what was asked for holds
          1    an error; nothing was changed
          2    the command line, the program or its configuration is wrong; nothing was changed
          3    there are changes, and --expect-no-changes was given
          4    a part was done and a part was not
          130  cancelled by Ctrl-C, by a signal, or by the answer "no"
        """;

    /// <summary>What is wrong with a command line; nothing is run.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="host">The command's surroundings.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> arguments, CommandHost host)
    {
        var root = Root(host);
        return [.. MessagesOf(CommandLineParser.Parse(root, arguments), root)];
    }

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="host">Its surroundings.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandHost host)
    {
        var root = Root(host);
        var parse = CommandLineParser.Parse(root, arguments.Count == 0 ? ["--help"] : arguments);
        if (parse.Errors is [_, ..] && !IsHelp(parse))
        {
            foreach (var message in MessagesOf(parse, root))
            {
                await host.Error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
            }

            await host.Error.WriteLineAsync($"Run {PathOf(parse.CommandResult)} --help for its options.").ConfigureAwait(false);
            return (int)ExitCode.Usage;
        }

        var isHelp = IsHelp(parse);
        var result = await parse.InvokeAsync(
            new() { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            CancellationToken.None).ConfigureAwait(false);
        if (isHelp)
        {
            await host.Out.WriteLineAsync(ExitCodes).ConfigureAwait(false);
        }

        return result;
    }

    // Not a RootCommand: that one has the name of the assembly, which is not the name of the command.
    private static Command Root(CommandHost host)
    {
        var root = new Command(Name, "Infrastructure as code for Tencent Cloud CMQ: queues, topics and subscriptions, declared in Pulumi YAML.")
        {
            new HelpOption(),
            new VersionOption(),
        };
        var run = (CommandSettings settings, ProgramCommandOptions options) => new ProgramCommand(settings, options, host).RunAsync();
        foreach (var (kind, description) in ProgramCommands)
        {
            root.Subcommands.Add(new ProgramArguments().ToCommand(kind, description, run));
        }

        root.Subcommands.Add(Emulator(host));
        root.Subcommands.Add(Schema(host));
        root.Subcommands.Add(GeneratedFile("reference", "Write the reference page: every resource, function and setting.", _ => ReferencePage.ToMarkdown(), host));
        return root;
    }

    private static Command Emulator(CommandHost host)
    {
        var port = new Option<int>("--port") { Description = "The port; 0, the default, takes a free one.", HelpName = "N" };
        var edition = new Option<string?>(OptionNames.Of(ConfigSpec.Edition.Name)) { Description = OptionNames.Describe(ConfigSpec.Edition), HelpName = "NAME" };
        var file = new Option<string?>(OptionNames.Of(ConfigSpec.MemoryFile.Name))
        {
            Description = "File in which the objects are kept between runs; without one they end with the emulator.",
            HelpName = "FILE",
        };
        var id = new Option<string?>("--secret-id")
        {
            Description = "The secret id that is taken; with --secret-key. Without the two, a key for local use is, which is no secret.",
            HelpName = "ID",
        };
        var key = new Option<string?>("--secret-key") { Description = "The key of --secret-id.", HelpName = "KEY" };
        var any = new Option<bool>("--any-credentials") { Description = "Take requests of any key, without verifying their signatures." };
        var push = new Option<string?>("--push")
        {
            Description = "Where messages of http subscriptions are delivered to: loopback, the default, is this machine only; any; off refuses them.",
            HelpName = "loopback|any|off",
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 65_535)
            {
                result.AddError($"--port {text}: a port is a number from 0 to 65535.");
            }
        });
        var command = new Command("emulator", "Run the service in memory, behind its HTTP API, until Ctrl-C.") { port, edition, file, id, key, any, push };
        command.SetAction(async (parse, _) => (int)await EmulatorCommand.RunAsync(
            new()
            {
                Port = parse.GetValue(port),
                Edition = parse.GetValue(edition),
                MemoryFile = parse.GetValue(file),
                SecretId = parse.GetValue(id),
                SecretKey = parse.GetValue(key),
                AnyCredentials = parse.GetValue(any),
                Push = parse.GetValue(push),
            },
            host).ConfigureAwait(false));
        return command;
    }

    private static Command Schema(CommandHost host)
    {
        var logo = new Option<string?>("--logo-url")
        {
            Description = "Where a generator of SDKs finds the package's picture, a PNG; without it, one asks the network for a picture of its own.",
            HelpName = "URL",
        };
        var command = GeneratedFile(
            "schema",
            "Write the package schema, from which SDKs are generated.",
            parse => PackageSchema.ToJson(PackageRelease.Current with { LogoUrl = parse.GetValue(logo) ?? "" }),
            host);
        command.Options.Add(logo);
        return command;
    }

    private static Command GeneratedFile(string name, string description, Func<ParseResult, string> make, CommandHost host)
    {
        var file = new Option<string?>("--out", "-o") { Description = "The file to write; without it, standard output.", HelpName = "FILE" };
        var command = new Command(name, description) { file };
        command.SetAction(async (parse, _) => (int)await GeneratedFileCommand.RunAsync(make(parse), parse.GetValue(file), host).ConfigureAwait(false));
        return command;
    }

    private static IEnumerable<string> MessagesOf(ParseResult parse, Command root)
    {
        if (parse.CommandResult.Command != root || parse.UnmatchedTokens is not [var first, ..])
        {
            return parse.Errors.Select(error => error.Message);
        }

        return [$"there is no command '{first}'{Suggestion.Or(first, [.. root.Subcommands.Select(command => command.Name)], "there are")}"];
    }

    private static bool IsHelp(ParseResult parse) => parse.Action is HelpAction;

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : Name;
}
