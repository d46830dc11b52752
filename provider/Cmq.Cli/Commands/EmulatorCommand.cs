using System.Globalization;
using System.Net;
using Cmq.Broker;
using Cmq.Emulator;
using Cmq.Resources;

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
        try
        {
            var key = KeyOf(settings);
            var listen = AddressOf(settings);
            var clock = new CmqEmulatorClock(host.TimeProvider);
            var broker = new CmqBroker(BrokerOptions(settings, clock, host));
            var seeded = settings.Seed is { } seed ? await EmulatorSeed.BringUpAsync(seed, broker, host).ConfigureAwait(false) : 0;
            var emulator = await CmqEmulator.StartAsync(
                new()
                {
                    Management = broker,
                    ListenAddress = listen,
                    PushTargets = PushTargetsOf(settings, broker),
                    Port = settings.Port,
                    Clock = clock,
                    RateLimits = settings.Limits == EmulatorLimits.Strict ? CmqRateLimits.Documented : CmqRateLimits.None,
                    AllowRemoteAdmin = settings.AllowRemoteAdmin,
                    Credentials = settings.AnyCredentials ? CmqEmulatorCredentials.Any : CmqEmulatorCredentials.Only(key),
                    TimeProvider = host.TimeProvider,
                    Log = host.Error.WriteLine,
                },
                host.Stop).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                Introduce(emulator.Endpoint.GetLeftPart(UriPartial.Authority), key, seeded, settings, host);
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
        catch (IOException error)
        {
            host.Error.WriteLine($"error: the emulator can't start: {error.Message}");
            return ExitCode.Error;
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
    }

    private static CmqBrokerOptions BrokerOptions(EmulatorSettings settings, CmqEmulatorClock clock, CommandHost host)
    {
        var edition = CmqEdition.Tdmq;
        if (Setting(settings.Edition, ConfigSpec.Edition, host) is { } name && !CmqEditions.TryParse(name, out edition))
        {
            throw new CommandException(ExitCode.Usage, $"There is no edition '{name}': {string.Join(", ", CmqEditions.All.Select(known => known.Name()))} are.");
        }

        var isStrict = settings.Limits == EmulatorLimits.Strict;
        var options = new CmqBrokerOptions
        {
            Edition = edition,
            TimeProvider = clock,
            Quotas = isStrict ? CmqBrokerQuotas.For(edition) : CmqBrokerQuotas.None,
            NameBlockTime = isStrict ? CmqBrokerOptions.ServiceNameBlockTime : TimeSpan.Zero,
        };
        return Setting(settings.MemoryFile, ConfigSpec.MemoryFile, host) is { } file
            ? options with { Store = new FileStore(Path.GetFullPath(file, host.WorkingDirectory)) }
            : options;
    }

    private static string? Setting(string? option, ConfigSpec spec, CommandHost host) =>
        option ?? spec.Environment.Select(host.Environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static CmqEmulatorKey KeyOf(EmulatorSettings settings) => (settings.SecretId, settings.SecretKey) switch
    {
        (null, null) => CmqEmulatorCredentials.LocalKey,
        ({ } id, { } key) => new(id, key),
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

    // The first line is read by programs that start the emulator; the exports can be pasted into a shell.
    private static void Introduce(string endpoint, CmqEmulatorKey key, int seeded, EmulatorSettings settings, CommandHost host)
    {
        var isLocal = key == CmqEmulatorCredentials.LocalKey;
        string[] lines =
        [
            $"cmq emulator listening on {endpoint}",
            "",
            $"export {ConfigSpec.Endpoint.Environment[0]}={endpoint}",
            $"export {ConfigSpec.Region.Environment[0]}={ExampleRegion}",
            $"export {ConfigSpec.SecretId.Environment[0]}={key.SecretId}",
            $"export {ConfigSpec.SecretKey.Environment[0]}={(isLocal ? key.SecretKey : "(the key that you gave)")}",
            "",
            $"Page       {endpoint}/ in a browser",
            $"API 3.0    protocol http://, endpoint {endpoint["http://".Length..]}, any region",
            $"CMQ SDKs   endpoint {endpoint}",
            .. seeded == 0 ? (string[])[] : [string.Create(CultureInfo.InvariantCulture, $"Seed       {seeded} {(seeded == 1 ? "object" : "objects")} from {settings.Seed}")],
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
