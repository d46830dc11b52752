using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>What the emulator's process holds, empty and with many queues.</summary>
internal static class EmulatorMemory
{
    private const int Queues = 10_000;
    private const double GoalMegabytes = 100;

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var (form, command) = workplace.Emulators.First();
        using var emulator = new CmqService("emulator", await RunningProgram.StartAsync(command));
        using var connection = await Connection.OpenAsync(emulator.Address);
        await emulator.AskAsync(connection, emulator.ListQueues());
        var empty = emulator.Program.ResidentMegabytes;
        for (var queue = 0; queue < Queues; queue++)
        {
            await emulator.AskAsync(connection, emulator.CreateQueue(string.Create(CultureInfo.InvariantCulture, $"orders-{queue}")));
        }

        var full = emulator.Program.ResidentMegabytes;
        page.Line(FormattableString.Invariant(
            $"Resident memory of `cmq emulator` in the form '{form}': {empty:0} MB with nothing in it, {full:0} MB with {Queues} queues. Goal: at most {GoalMegabytes} MB in all: {Page.Met(full <= GoalMegabytes)}."));
    }
}
