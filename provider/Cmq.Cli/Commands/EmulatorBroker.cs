using System.Diagnostics;
using Cmq.Broker;
using Cmq.Emulator;
using Cmq.Resources;
using Cmq.Storage;

namespace Cmq.Cli;

/// <summary>The service of an emulator: its broker, the clock of that, and the folder that keeps it, if there is one.</summary>
internal sealed class EmulatorBroker : IAsyncDisposable
{
    private EmulatorBroker(CmqBroker broker, CmqEmulatorClock clock, CmqDataFolder? data, TimeSpan loadTime) =>
        (Broker, Clock, Data, LoadTime) = (broker, clock, data, loadTime);

    public CmqBroker Broker { get; }

    public CmqEmulatorClock Clock { get; }

    public CmqDataFolder? Data { get; }

    /// <summary>How long it took to read the folder.</summary>
    public TimeSpan LoadTime { get; }

    /// <summary>Makes the service as the command was told.</summary>
    /// <exception cref="CommandException">The command was told something wrong.</exception>
    /// <exception cref="CmqStoreException">The folder can't be used.</exception>
    public static async Task<EmulatorBroker> OpenAsync(EmulatorSettings settings, CommandHost host)
    {
        if (settings.Data is not { } folder)
        {
            var clock = new CmqEmulatorClock(host.TimeProvider);
            return new(new(Options(settings, clock, host)), clock, null, TimeSpan.Zero);
        }

        if (settings.MemoryFile is not null)
        {
            throw new CommandException(ExitCode.Usage, "--data and --memory-file don't go together: a folder is for one emulator alone, a file can be shared.");
        }

        var begin = Stopwatch.GetTimestamp();
        var data = CmqDataFolder.Open(Path.GetFullPath(folder, host.WorkingDirectory));
        try
        {
            // Time that was put forward stays so: otherwise what was hidden or delayed would be so for hours.
            var clock = new CmqEmulatorClock(host.TimeProvider, data.ClockOffset) { Keep = data.KeepClockOffset };
            var broker = data.OpenBroker(Options(settings, clock, host));
            return new(broker, clock, data, Stopwatch.GetElapsedTime(begin));
        }
        catch
        {
            await data.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => Data?.DisposeAsync() ?? default;

    private static CmqBrokerOptions Options(EmulatorSettings settings, CmqEmulatorClock clock, CommandHost host)
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
        return settings.Data is null && Setting(settings.MemoryFile, ConfigSpec.MemoryFile, host) is { } file
            ? options with { Store = new FileStore(Path.GetFullPath(file, host.WorkingDirectory)) }
            : options;
    }

    private static string? Setting(string? option, ConfigSpec spec, CommandHost host) =>
        option ?? spec.Environment.Select(host.Environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
