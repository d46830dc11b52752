using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>
/// A process that does nothing but cycles of one kind, when it is told to. What one kind leaves to the garbage collector is never collected at the cost of
/// the other, as it would be in one process.
/// </summary>
internal sealed class CycleProcess : IDisposable
{
    public const string Command = "cycles";

    // So often the cycles are begun anew, because the runtime compiles a method well only once it has been called often.
    private const int Turn = 1_000;

    private readonly LineProcess _process;
    private double _time;

    private CycleProcess(LineProcess process) => _process = process;

    /// <summary>Starts such a process, and waits until its messages wait.</summary>
    public static async Task<CycleProcess> StartAsync(CycleKind kind, int queues, int backlog)
    {
        var process = new CycleProcess(new(Workplace.Cycles(kind, queues, backlog)));
        process._time = await process.TimeAsync(0);
        return process;
    }

    /// <summary>Is the process: it answers a number of cycles with the processor time that it has taken since it began, in ns, once they are done.</summary>
    public static async Task<int> RunAsync(string kind, string queues, string backlog)
    {
        var (queueCount, messages) = (int.Parse(queues, CultureInfo.InvariantCulture), int.Parse(backlog, CultureInfo.InvariantCulture));
        IMessageCycles cycles = Enum.Parse<CycleKind>(kind) == CycleKind.Broker
            ? await BrokerCycles.BeginAsync(queueCount, messages, CoreBenchmark.Body)
            : new BareCycles(messages, CoreBenchmark.Body);
        while (await Console.In.ReadLineAsync() is { } count)
        {
            for (var left = int.Parse(count, CultureInfo.InvariantCulture); left > 0; left -= Turn)
            {
                await cycles.RunAsync(Math.Min(left, Turn));
            }

            Console.WriteLine(Environment.CpuUsage.TotalTime.TotalNanoseconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    /// <summary>Runs cycles.</summary>
    /// <returns>The processor time of each, in ns, with all that the process did since it was asked last.</returns>
    public async Task<double> CostAsync(int cycles)
    {
        var before = _time;
        _time = await TimeAsync(cycles);
        return (_time - before) / cycles;
    }

    public void Dispose() => _process.Dispose();

    private async Task<double> TimeAsync(int cycles) =>
        double.Parse(await _process.AskAsync(cycles.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
