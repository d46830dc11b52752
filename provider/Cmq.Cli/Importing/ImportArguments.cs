using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The options of <c>cmq import</c>.</summary>
internal sealed class ImportArguments
{
    private readonly Option<string[]> _names = new("--name", "-n")
    {
        Description = "Only objects whose name matches, with * and ?; a subscription's is topic/name. Can be given several times.",
        HelpName = "PATTERN",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _tags = new("--tag", "-t")
    {
        Description = "Only queues and topics with this tag, and the subscriptions of such topics. Given several times, with all of them.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "pulumi: a file for pulumi import --file; yaml: a Pulumi YAML program; csharp: C# code for the SDK.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "pulumi",
    };

    private readonly Option<string> _program = new("--program") { Description = "Name of the program in YAML.", HelpName = "NAME", DefaultValueFactory = _ => "imported" };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The file to write; without it, standard output.", HelpName = "FILE" };
    private readonly Option<string[]> _config = new("--config", "-c")
    {
        Description = "A setting of the provider, cmq:KEY=VALUE. Can be given several times.",
        HelpName = "cmq:KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly ProviderOptions _provider = new();

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs it.</param>
    public Command ToCommand(Func<ImportSettings, Task<ExitCode>> run)
    {
        var command = new Command("import", "Write down what is live, as a file for pulumi import, as a YAML program or as C# code; changes nothing.");
        _format.AcceptOnlyFromAmong("pulumi", "yaml", "csharp");
        _tags.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                result.AddError($"--tag {token.Value}: write it as KEY=VALUE.");
            }
        });
        foreach (var option in (Option[])[_names, _tags, _format, _program, _out, _config, .. _provider.All])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parse, _) => (int)await run(new()
        {
            Selector = new([.. parse.GetValue(_names) ?? []], [.. (parse.GetValue(_tags) ?? []).Select(Tag)]),
            Format = Enum.Parse<ImportFormat>(parse.GetValue(_format)!, ignoreCase: true),
            Name = parse.GetValue(_program)!,
            Out = parse.GetValue(_out),
            Config = [.. parse.GetValue(_config) ?? []],
            Provider = _provider.SettingsOf(parse),
        }).ConfigureAwait(false));
        return command;
    }

    private static KeyValuePair<string, string> Tag(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is var equals ? KeyValuePair.Create(text[..equals], text[(equals + 1)..]) : default;
}
