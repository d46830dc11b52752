using System.Collections.Immutable;
using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The arguments and options of <c>cmq drift</c> and <c>cmq validate</c>.</summary>
internal sealed class ReviewArguments
{
    private readonly Argument<string[]> _sources = new("SOURCE")
    {
        Description = "What declares resources: a Pulumi YAML program (file or folder), a Pulumi state (JSON of pulumi stack export), or - for a state on standard input. Several can be given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _stack = new("--stack", "-s") { Description = "The stack: its configuration is read from Pulumi.STACK.yaml.", HelpName = "NAME" };
    private readonly Option<string[]> _config = Many("--config", "KEY=VALUE", "A configuration value; for the provider's settings, cmq:KEY=VALUE. Can be given several times.", "-c");
    private readonly Option<string[]> _out = Many("--out", "KIND=FILE", $"A format and its file; without a file, standard output. Kinds: {string.Join(", ", ReportTargets.Names)}. Can be given several times.", "-o");
    private readonly Option<bool> _json = new("--json", "-j") { Description = "The same as --out json." };
    private readonly Option<string[]> _ignore = Many("--ignore", "FILE", "Rules for what is not told. Can be given several times.");
    private readonly Option<string[]> _only = Many("--only", "KIND", "Only findings of this kind: changed, missing or unmanaged. Can be given several times.");
    private readonly Option<string?> _baseline = new("--baseline", "-b") { Description = "What was accepted: only what is new is told.", HelpName = "FILE" };
    private readonly Option<string?> _writeBaseline = new("--write-baseline") { Description = "Accept all findings: write them into a baseline.", HelpName = "FILE" };
    private readonly Option<string[]> _policy = Many("--policy", "FILE", "A policy. Can be given several times.");
    private readonly Option<bool> _live = new("--live") { Description = "Look at what is live instead of what is declared." };
    private readonly Option<int> _parallel = new("--parallel", "-p") { Description = "How many reads run at once.", HelpName = "N", DefaultValueFactory = _ => 8 };
    private readonly ProviderOptions _provider = new();

    /// <summary>Makes <c>cmq drift</c>.</summary>
    /// <param name="run">Runs it.</param>
    public Command ToDrift(Func<ReviewSettings, Task<ExitCode>> run) => ToCommand(
        "drift",
        "Compare what is declared with what is live: what was changed, what is missing, what nobody declares. Changes nothing.",
        [_out, _json, _only, _ignore, _baseline, _writeBaseline],
        run);

    /// <summary>Makes <c>cmq validate</c>.</summary>
    /// <param name="run">Runs it.</param>
    public Command ToValidate(Func<ReviewSettings, Task<ExitCode>> run)
    {
        _policy.Required = true;
        return ToCommand(
            "validate",
            "Check what is declared, or with --live what is there, against a policy. Changes nothing.",
            [_policy, _live, _out, _json, _ignore],
            run);
    }

    private Command ToCommand(string name, string description, IEnumerable<Option> own, Func<ReviewSettings, Task<ExitCode>> run)
    {
        var command = new Command(name, description) { _sources };
        Option[] options = [.. own, _stack, _config, .. _provider.All, _parallel];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _parallel.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
            {
                result.AddError($"--parallel {text}: at least 1 read runs at a time.");
            }
        });
        _sources.Validators.Add(result =>
        {
            // An option that there is not would be taken for a source.
            foreach (var token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option '{token.Value}'{Suggestion.For(token.Value, options.Select(option => option.Name))}");
            }
        });
        command.SetAction(async (parse, _) => (int)await run(Settings(parse)).ConfigureAwait(false));
        return command;
    }

    private ReviewSettings Settings(ParseResult parse) => new()
    {
        Sources = [.. parse.GetValue(_sources) ?? []],
        Common = new()
        {
            Program = ".",
            Stack = parse.GetValue(_stack),
            Config = Values(parse, _config),
            Provider = _provider.SettingsOf(parse),
            Parallel = parse.GetValue(_parallel),
        },
        Out = parse.GetValue(_json) ? Values(parse, _out).Add("json") : Values(parse, _out),
        Only = Values(parse, _only),
        Ignore = Values(parse, _ignore),
        Baseline = parse.GetValue(_baseline),
        WriteBaseline = parse.GetValue(_writeBaseline),
        Policies = Values(parse, _policy),
        Live = parse.GetValue(_live),
    };

    private static ImmutableArray<string> Values(ParseResult parse, Option<string[]> option) => [.. parse.GetValue(option) ?? []];

    private static Option<string[]> Many(string name, string helpName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = helpName, DefaultValueFactory = _ => [] };
}
