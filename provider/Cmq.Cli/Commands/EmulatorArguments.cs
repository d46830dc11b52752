using System.CommandLine;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The options of <c>cmq emulator</c>.</summary>
internal sealed class EmulatorArguments
{
    private static readonly string[] LimitNames = [.. Enum.GetNames<EmulatorLimits>().Select(name => name.ToLowerInvariant())];

    private readonly Option<int> _port = new("--port") { Description = "The port; 0, the default, takes a free one.", HelpName = "N" };

    private readonly Option<string?> _listen = new("--listen")
    {
        Description = "The address to listen on; without it, 127.0.0.1, which only this machine reaches. 0.0.0.0 for all.",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> _allowRemoteAdmin = new("--allow-remote-admin") { Description = "Let other machines use the admin API and the page." };

    private readonly Option<string?> _edition = new(OptionNames.Of(ConfigSpec.Edition.Name))
    {
        Description = OptionNames.Describe(ConfigSpec.Edition),
        HelpName = "NAME",
    };

    private readonly Option<string?> _memoryFile = new(OptionNames.Of(ConfigSpec.MemoryFile.Name))
    {
        Description = "File in which the objects are kept between runs; without one they end with the emulator.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder that keeps objects and messages: what was answered is there again after a crash. Without it they are in memory only.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _seed = new("--seed")
    {
        Description = "A Pulumi YAML program, or the same in JSON: its queues, topics and subscriptions are there from the start.",
        HelpName = "FILE",
    };

    private readonly Option<string> _limits = new("--limits")
    {
        Description = "strict: quotas, blocked names and calls a second as an account has them. relaxed: none of these.",
        HelpName = "strict|relaxed",
        DefaultValueFactory = _ => LimitNames[0],
    };

    private readonly Option<string?> _push = new("--push")
    {
        Description = "Where messages of http subscriptions are delivered to: loopback, the default, is this machine only; any; off refuses them.",
        HelpName = "loopback|any|off",
    };

    private readonly Option<string?> _secretId = new("--secret-id")
    {
        Description = "The secret id that is taken; with --secret-key. Without the two, a key for local use is, which is no secret.",
        HelpName = "ID",
    };

    private readonly Option<string?> _secretKey = new("--secret-key") { Description = "The key of --secret-id.", HelpName = "KEY" };

    private readonly Option<bool> _anyCredentials = new("--any-credentials") { Description = "Take requests of any key, without verifying their signatures." };

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs it.</param>
    public Command ToCommand(Func<EmulatorSettings, Task<ExitCode>> run)
    {
        _port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 65_535)
            {
                result.AddError($"--port {text}: a port is a number from 0 to 65535.");
            }
        });
        _limits.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !LimitNames.Contains(text, StringComparer.Ordinal))
            {
                result.AddError($"--limits {text}: the limits are {string.Join(" or ", LimitNames)}.");
            }
        });
        foreach (var path in new[] { _data, _memoryFile, _seed })
        {
            // What a script has left empty would otherwise name the working directory.
            path.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
                {
                    result.AddError($"{path.Name} is empty: name a {path.HelpName}, or leave the option out.");
                }
            });
        }

        var command = new Command("emulator", "Run the service in memory, behind its HTTP API, until Ctrl-C.")
        {
            _port, _listen, _allowRemoteAdmin, _edition, _data, _memoryFile, _seed, _limits, _push, _secretId, _secretKey, _anyCredentials,
        };
        command.SetAction(async (parse, _) => (int)await run(Settings(parse)).ConfigureAwait(false));
        return command;
    }

    private EmulatorSettings Settings(ParseResult parse) => new()
    {
        Port = parse.GetValue(_port),
        Listen = parse.GetValue(_listen),
        AllowRemoteAdmin = parse.GetValue(_allowRemoteAdmin),
        Edition = parse.GetValue(_edition),
        MemoryFile = parse.GetValue(_memoryFile),
        Data = parse.GetValue(_data),
        Seed = parse.GetValue(_seed),
        Limits = (EmulatorLimits)Array.IndexOf(LimitNames, parse.GetValue(_limits)),
        Push = parse.GetValue(_push),
        SecretId = parse.GetValue(_secretId),
        SecretKey = parse.GetValue(_secretKey),
        AnyCredentials = parse.GetValue(_anyCredentials),
    };
}
