using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cmq.Broker;
using Cmq.Emulator;
using Cmq.Resources;
using Cmq.Rpc;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq emulator</c>: the service in memory, behind its HTTP API, until it is told to stop.</summary>
internal static class EmulatorCommand
{
    // All regions see the same objects, so any would do; this one is in every example.
    private const string ExampleRegion = "ap-guangzhou";

    /// <summary>Runs the emulator.</summary>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">Its surroundings; told to stop, it ends.</param>
    public static async Task<ExitCode> RunAsync(EmulatorSettings settings, CommandHost host)
    {
        // The threads that log are those that answer requests.
        var log = new LogLines(host.Error);
        await using var endingLog = log.ConfigureAwait(false);
        try
        {
            host.PrepareToServe();
            _ = KestrelWarmUp.BeginAsync();
            var key = KeyOf(settings);
            var listen = AddressOf(settings);
            var service = await EmulatorBroker.OpenAsync(settings, host).ConfigureAwait(false);
            await using var ending = service.ConfigureAwait(false);
            var broker = service.Broker;
            var seeded = settings.Seed is { } seed ? await EmulatorSeed.BringUpAsync(seed, broker, host).ConfigureAwait(false) : 0;
            var emulator = await CmqEmulator.StartAsync(
                new()
                {
                    Management = broker,
                    ListenAddress = listen,
                    PushTargets = PushTargetsOf(settings, broker),
                    Port = settings.Port,
                    Clock = service.Clock,
                    RateLimits = settings.Limits == EmulatorLimits.Strict ? CmqRateLimits.Documented : CmqRateLimits.None,
                    AllowRemoteAdmin = settings.AllowRemoteAdmin,
                    Credentials = settings.AnyCredentials ? CmqEmulatorCredentials.Any : CmqEmulatorCredentials.Only(key),
                    TimeProvider = host.TimeProvider,
                    Log = log.Write,
                },
                host.Stop).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                Introduce(emulator.Endpoint.GetLeftPart(UriPartial.Authority), key, [.. Began(seeded, settings, service)], settings, host);
                if (settings.Port == 0 && host.IsOutLost)
                {
                    // Nobody could be told where it is.
                    return ExitCode.Error;
                }

                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, host.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return ExitCode.Ok;
        }
        catch (CommandException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                host.Error.WriteLine($"error: {diagnostic}");
            }

            return error.ExitCode;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            host.Error.WriteLine(error is CmqStoreException ? $"error: {error.Message}" : $"error: the emulator can't start: {error.Message}");
            return ExitCode.Error;
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
    }

    private static CmqEmulatorKey KeyOf(EmulatorSettings settings) => (settings.SecretId, settings.SecretKey) switch
    {
        (null, null) => CmqEmulatorCredentials.LocalKey,
        ({ Length: > 0 } id, { Length: > 0 } key) => new(id, key),
        ({ }, { }) => throw new CommandException(ExitCode.Usage, "--secret-id or --secret-key is empty: give both, or leave them out for the key for local use."),
        _ => throw new CommandException(ExitCode.Usage, "--secret-id and --secret-key go together: give both, or neither for the key for local use."),
    };

    private static CmqEmulatorPushTargets PushTargetsOf(EmulatorSettings settings, CmqBroker broker) => settings.Push switch
    {
        null or "off" when broker.Options.Store.IsPersistent => CmqEmulatorPushTargets.Off,
        "loopback" or "any" when broker.Options.Store.IsPersistent =>
            throw new CommandException(ExitCode.Usage, $"--push {settings.Push} does not go with --memory-file: several processes may share the file, and each would deliver."),
        null or "loopback" => CmqEmulatorPushTargets.Loopback,
        "any" => CmqEmulatorPushTargets.Any,
        "off" => CmqEmulatorPushTargets.Off,
        var other => throw new CommandException(ExitCode.Usage, $"--push {other}: it is loopback, any or off."),
    };

    private static IPAddress AddressOf(EmulatorSettings settings) =>
        settings.Listen is not { } text ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new CommandException(ExitCode.Usage, $"--listen {text}: an address is written in numbers, such as 127.0.0.1, or 0.0.0.0 for all.");

    // What is there from the start, and from where.
    private static IEnumerable<string> Began(int seeded, EmulatorSettings settings, EmulatorBroker service)
    {
        if (service.Data is { } data)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Data       {data.LoadedMessages} {(data.LoadedMessages == 1 ? "message" : "messages")} from {settings.Data} in {service.LoadTime.TotalSeconds:0.00} s");
        }

        if (seeded > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Seed       {seeded} {(seeded == 1 ? "object" : "objects")} from {settings.Seed}");
        }
    }

    // The first line is read by programs that start the emulator; the exports can be pasted into a shell.
    private static void Introduce(string endpoint, CmqEmulatorKey key, string[] began, EmulatorSettings settings, CommandHost host)
    {
        var isLocal = key == CmqEmulatorCredentials.LocalKey;
        string[] lines =
        [
            $"cmq emulator listening on {endpoint}",
            "",
            $"export {ConfigSpec.Endpoint.Environment[0]}={endpoint}",
            $"export {ConfigSpec.Region.Environment[0]}={ExampleRegion}",
            $"export {ConfigSpec.SecretId.Environment[0]}={ShellWord.Of(key.SecretId)}",
            isLocal ? $"export {ConfigSpec.SecretKey.Environment[0]}={key.SecretKey}" : $"# {ConfigSpec.SecretKey.Environment[0]} is the key that you gave.",
            "",
            $"Page       {endpoint}/ in a browser",
            $"API 3.0    protocol http://, endpoint {endpoint["http://".Length..]}, any region",
            $"CMQ SDKs   endpoint {endpoint}",
            .. began,
            $"Limits     {(settings.Limits == EmulatorLimits.Strict ? "strict, as an account has them" : "relaxed; --limits strict keeps to an account's")}",
            "",
            "Ctrl-C ends it.",
        ];
        foreach (var line in lines)
        {
            host.Out.WriteLine(line);
        }

        host.Out.Flush();
    }
}
