using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Cli;

/// <summary>A command on messages at work: the account, the surroundings, and the form of its output.</summary>
internal sealed class MessageSession
{
    private MessageSession(CommandHost host, Backend backend, CmqAccount account, MessageServiceSettings settings, string? endpoint) =>
        (Host, Backend, Account, IsJson, Endpoint, Console) = (host, backend, account, settings.Json, endpoint, new(host));

    private MessageSession(MessageSession other, CommandHost host) =>
        (Host, Backend, Account, IsJson, Endpoint, Console) =
        (host, other.Backend, other.Account, other.IsJson, other.Endpoint, new(host));

    /// <summary>The surroundings.</summary>
    public CommandHost Host { get; }

    /// <summary>The service.</summary>
    public Backend Backend { get; }

    /// <summary>The account on it.</summary>
    public CmqAccount Account { get; }

    /// <summary>Where the service is reached; null for the one in memory.</summary>
    public string? Endpoint { get; }

    /// <summary>Whether the output is for programs.</summary>
    public bool IsJson { get; }

    /// <summary>Takes output for people.</summary>
    public ReportConsole Console { get; }

    /// <summary>Opens the service, runs a command on it, and turns what goes wrong into messages and exit codes.</summary>
    /// <param name="settings">Which service.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="run">The command.</param>
    public static async Task<ExitCode> RunAsync(MessageServiceSettings settings, CommandHost host, Func<MessageSession, Task<ExitCode>> run)
    {
        try
        {
            var diagnostics = new List<Diagnostic>();
            var nothing = ImmutableDictionary<string, ConfiguredSetting>.Empty;
            var provider = ProviderSettings.Read(nothing, settings.Provider, host, host.WorkingDirectory, diagnostics)
                ?? throw new CommandException(ExitCode.Usage, diagnostics);
            using var backend = Backend.Open(provider, nothing, host, needsService: true, retry => TellRetry(retry, host));
            var account = backend.OpenAccount(settings.MessagingEndpoint);
            await using (account.ConfigureAwait(false))
            {
                return await run(new(host, backend, account, settings, backend.Broker is null ? provider.Endpoint : null)).ConfigureAwait(false);
            }
        }
        catch (CommandException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                await host.Error.WriteLineAsync($"error: {diagnostic}").ConfigureAwait(false);
            }

            return error.ExitCode;
        }
        catch (ArgumentException error)
        {
            await host.Error.WriteLineAsync($"error: {error.Message.Split(" (Parameter", 2)[0]}").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (CmqException error)
        {
            await host.Error.WriteLineAsync($"error: {error.Message}").ConfigureAwait(false);
            return error.MayHaveExecuted ? ExitCode.Partial : ExitCode.Error;
        }
        catch (IOException error)
        {
            await host.Error.WriteLineAsync($"error: {error.Message}").ConfigureAwait(false);
            return ExitCode.Error;
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
    }

    /// <summary>The same, with an output that is lost when nobody reads it any more.</summary>
    public MessageSession WithSureOut() => Host.OpenSureOut() is { } output ? new(this, Host.WithOut(output)) : this;

    /// <summary>Writes a message for people, which is no data.</summary>
    public void Say(string text) => Console.Message(text);

    /// <summary>A number and what it counts: <c>1 message</c>, <c>12 messages</c>.</summary>
    public static string Count(long count, string thing = "message") =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    private static void TellRetry(CmqRetryEvent retry, CommandHost host) =>
        host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s."));
}
