using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The arguments and options of the commands on programs.</summary>
internal sealed class ProgramArguments
{
    private readonly Argument<string> _program = new("PROGRAM")
    {
        Description = "A Pulumi YAML program: its file, or the folder of its Pulumi.yaml.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> _stack = new("--stack", "-s")
    {
        Description = "The stack: its configuration is read from Pulumi.STACK.yaml.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _config = new("--config", "-c")
    {
        Description = "A configuration value; for the provider's settings, cmq:KEY=VALUE. Can be given several times.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int> _parallel = new("--parallel", "-p")
    {
        Description = "How many operations run at once.",
        HelpName = "N",
        DefaultValueFactory = _ => 8,
    };
    private readonly Option<string[]> _answers = new("--answer")
    {
        Description = "What a function of another provider answers to the program behind --, as JSON. Can be given several times.",
        HelpName = "TOKEN=JSON",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _json = new("--json", "-j") { Description = "Answer with one JSON document; the same as --report json." };
    private readonly Option<string[]> _reports = ReportOption();
    private readonly Option<bool> _verbose = new("--verbose", "-v", "--diff") { Description = "Show every property on a line of its own, in full." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Go on without a question." };
    private readonly Option<bool> _prune = new("--prune") { Description = "Delete what belongs to this program and is not declared by it any more." };
    private readonly PlanArguments _plan = new();
    private readonly Option<bool> _expectNoChanges = new("--expect-no-changes") { Description = "End with exit code 3 when there are changes." };
    private readonly ProviderOptions _provider = new();

    /// <summary>The option for reports, of every command on a plan.</summary>
    public static Option<string[]> ReportOption() => new("--report")
    {
        Description = $"A report and its file; without a file, standard output. Kinds: {string.Join(", ", PlanReportTargets.Names)}. Can be given several times.",
        HelpName = "KIND=FILE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="description">What it does, in words.</param>
    /// <param name="run">Runs it.</param>
    public Command ToCommand(ProgramCommandKind kind, string description, Func<CommandSettings, ProgramCommandOptions, Task<ExitCode>> run)
    {
        var command = new Command(kind.ToString().ToLowerInvariant(), description);
        command.Arguments.Add(_program);
        _parallel.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
            {
                result.AddError($"--parallel {text}: at least 1 operation runs at a time.");
            }
        });
        var options = OptionsOf(kind).ToList();
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _program.Validators.Add(result =>
        {
            // An option that there is not would be taken for the program.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option '{token.Value}'{Suggestion.For(token.Value, options.Select(option => option.Name))}");
            }
        });

        command.SetAction(async (parse, _) => (int)await run(Settings(parse), Options(kind, parse)).ConfigureAwait(false));
        return command;
    }

    private IEnumerable<Option> OptionsOf(ProgramCommandKind kind)
    {
        yield return _stack;
        yield return _config;
        foreach (var option in _provider.All)
        {
            yield return option;
        }

        if (kind is ProgramCommandKind.Up or ProgramCommandKind.Destroy)
        {
            yield return _yes;
        }

        if (kind != ProgramCommandKind.Destroy)
        {
            yield return _prune;
        }

        foreach (var option in kind == ProgramCommandKind.Plan ? _plan.All : [])
        {
            yield return option;
        }

        if (kind is ProgramCommandKind.Preview or ProgramCommandKind.Plan)
        {
            yield return _expectNoChanges;
        }

        if (kind == ProgramCommandKind.Preview)
        {
            yield return _answers;
        }

        yield return _parallel;
        yield return _json;
        yield return _reports;
        yield return _verbose;
    }

    private CommandSettings Settings(ParseResult parse) => new()
    {
        Program = parse.GetValue(_program)!,
        Stack = parse.GetValue(_stack),
        Config = [.. parse.GetValue(_config) ?? []],
        Provider = _provider.SettingsOf(parse),
        Parallel = parse.GetValue(_parallel),
        Answers = [.. parse.GetValue(_answers) ?? []],
    };

    private ProgramCommandOptions Options(ProgramCommandKind kind, ParseResult parse) => new()
    {
        Kind = kind,
        Yes = kind is ProgramCommandKind.Up or ProgramCommandKind.Destroy && parse.GetValue(_yes),
        Json = parse.GetValue(_json),
        Reports = [.. parse.GetValue(_reports) ?? []],
        Verbose = parse.GetValue(_verbose),
        Prune = kind != ProgramCommandKind.Destroy && parse.GetValue(_prune),
        ExpectNoChanges = kind is ProgramCommandKind.Preview or ProgramCommandKind.Plan && parse.GetValue(_expectNoChanges),
        Plan = kind == ProgramCommandKind.Plan ? _plan.OptionsOf(parse) : null,
    };
}
