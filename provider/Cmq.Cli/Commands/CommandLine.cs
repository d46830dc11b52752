using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The command line of <c>cmq</c>: programs, reviews, imports, messages, the emulator, generated files.</summary>
internal static class CommandLine
{
    private const string Name = "cmq";

    private const string ExitCodes = """
        Exit codes:
          0    what was asked for holds
          1    an error; nothing was changed
          2    the command line, the program or its configuration is wrong; nothing was changed
          3    there is drift, or a policy does not hold; of preview and plan: there are changes, and --expect-no-changes was given;
               of apply: the plan is stale, and nothing was changed
          4    a part was done and a part was not; of drift: a part could not be read, and the rest was compared
          130  cancelled by Ctrl-C, by a signal, or by the answer "no"
        """;

    /// <summary>What is wrong with a command line; nothing is run.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="host">The command's surroundings.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> arguments, CommandHost host)
    {
        var (own, command) = Split(arguments);
        var root = Root(host, own, command);
        return [.. MessagesOf(CommandLineParser.Parse(root, own), root)];
    }

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="surroundings">Its surroundings.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandHost surroundings)
    {
        var host = surroundings.WithUnfailingStreams();
        var (own, command) = Split(arguments);
        var root = Root(host, own, command);
        var parse = CommandLineParser.Parse(root, own.Count == 0 ? ["--help"] : own);
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

        // A command that has changed something has said so itself.
        var isGood = result is (int)ExitCode.Ok or (int)ExitCode.Changes;
        return host.IsOutLost && isGood ? (int)ExitCode.Error : result;
    }

    // What stands behind -- is another program's command line.
    private static (IReadOnlyList<string> Own, ImmutableArray<string>? Command) Split(IReadOnlyList<string> arguments)
    {
        var all = arguments.ToList();
        var end = all.IndexOf("--");
        return end > 0 && all[0] == "preview" ? (all[..end], [.. all[(end + 1)..]]) : (arguments, null);
    }

    // Not a RootCommand: that one has the name of the assembly, which is not the name of the command.
    private static Command Root(CommandHost host, IReadOnlyList<string> own, ImmutableArray<string>? command)
    {
        var root = new Command(Name, "Infrastructure as code for Tencent Cloud CMQ: queues, topics and subscriptions, declared in Pulumi YAML.")
        {
            new HelpOption(),
            new VersionOption(),
        };

        // To make all of them takes longer than to start the emulator: who names one gets that one.
        var all = Commands(host, command);
        var named = all.Where(entry => own.Count > 0 && entry.Name == own[0]).ToArray();
        foreach (var (_, make) in named.Length > 0 ? named : all)
        {
            root.Subcommands.Add(make());
        }

        return root;
    }

    private static (string Name, Func<Command> Make)[] Commands(CommandHost host, ImmutableArray<string>? command)
    {
        return
        [
            Program(ProgramCommandKind.Preview, "Show what bringing a program up would change; changes nothing. With -- COMMAND at the end, the program is one of Pulumi in any language: COMMAND runs it, in the folder PROGRAM."),
            Program(ProgramCommandKind.Plan, "Show what bringing a program up would change, and write it into a file for cmq apply; changes nothing."),
            ("apply", () => ApplyArguments.ToCommand(settings => new ApplyCommand(settings, host).RunAsync())),
            Program(ProgramCommandKind.Up, "Bring a program up: create, change and replace until what is there is what is declared."),
            Program(ProgramCommandKind.Destroy, "Take a program down: delete what it declares, and what carries its tag."),
            ("drift", () => new ReviewArguments().ToDrift(settings => new ReviewCommand(settings, host).DriftAsync())),
            ("validate", () => new ReviewArguments().ToValidate(settings => new ReviewCommand(settings, host).ValidateAsync())),
            ("import", () => new ImportArguments().ToCommand(settings => new ImportCommand(settings, host).RunAsync())),
            ("migrate", () => Migrate(host)),
            .. MessageCommands.All(host),
            ("emulator", () => new EmulatorArguments().ToCommand(settings => EmulatorCommand.RunAsync(settings, host))),
            ("schema", () => Schema(host)),
            ("reference", () => GeneratedFile("reference", "Write the reference page: every resource, function and setting.", _ => ReferencePage.ToMarkdown(), host)),
            ("completion", () => CompletionCommand.Script(host)),
            ("complete", () => CompletionCommand.Complete(() => Root(host, [], null), host)),
        ];

        (string, Func<Command>) Program(ProgramCommandKind kind, string description) => (kind.ToString().ToLowerInvariant(), () => new ProgramArguments().ToCommand(
            kind, description, (settings, options) => new ProgramCommand(settings with { Command = command }, options, host).RunAsync()));
    }

    private static Command Migrate(CommandHost host)
    {
        var state = new Argument<string>("STATE") { Description = "The state of a stack, as pulumi stack export --file STATE writes it." };
        var file = new Option<string>("--out", "-o") { Description = "The file for pulumi import to write.", HelpName = "FILE", DefaultValueFactory = _ => "import.json" };
        var command = new Command("migrate", "Print the commands that move tencentcloud:Tcmq resources of a state over to this package; changes nothing.") { state, file };
        command.SetAction(async (parse, _) => (int)await MigrateCommand.RunAsync(parse.GetValue(state)!, parse.GetValue(file)!, host).ConfigureAwait(false));
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

        return [$"there is no command '{first}'{Suggestion.Or(first, [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)], "there are")}"];
    }

    private static bool IsHelp(ParseResult parse) => parse.Action is HelpAction;

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : Name;
}
