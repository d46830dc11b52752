namespace Cmq.Benchmarks;

/// <summary>From the start of <c>cmq emulator</c> to its first answers, in each form that it is published in.</summary>
internal static class EmulatorStarts
{
    private const int Runs = 15;
    private const double GoalMilliseconds = 200;

    private sealed record Start(double ToLine, double ToAnswer, double Processor, double Memory);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var emulators = workplace.Emulators.ToList();
        var starts = emulators.ToDictionary(emulator => emulator.Form, _ => new List<Start>());

        // In turns, so that what else the machine does hits all of them. The first turn fills the caches, and warms the client.
        for (var run = -1; run < Runs; run++)
        {
            foreach (var (form, command) in emulators)
            {
                var start = await StartAsync(command);
                if (run >= 0)
                {
                    starts[form].Add(start);
                }
            }
        }

        page.Line(
            $"The start of `cmq emulator --port 0`: to the line with its address, and to the answer of the first action, ListQueue over v2, in ms; the processor time that this took, and resident memory then, in MB. Medians of {Runs} runs in turns. "
            + FormattableString.Invariant($"Goal: {GoalMilliseconds} ms to the first answer in the form that users get, the first one here."));
        page.Table(["form", "line", "first answer", "processor", "memory", "200 ms"], emulators.Select(emulator =>
        {
            var answer = Median(start => start.ToAnswer);
            return new[]
            {
                $"`{emulator.Form}`", Text(Median(start => start.ToLine)), Text(answer), Text(Median(start => start.Processor)),
                Text(Median(start => start.Memory)), emulator == emulators[0] ? Page.Met(answer <= GoalMilliseconds) : "",
            };

            double Median(Func<Start, double> value) => Sample.Median(starts[emulator.Form].Select(value));
        }));
    }

    private static async Task<Start> StartAsync(string[] command)
    {
        using var emulator = new CmqService("emulator", await RunningProgram.StartAsync(command));
        using var connection = await Connection.OpenAsync(emulator.Address);
        await emulator.AskAsync(connection, emulator.ListQueues());
        var program = emulator.Program;
        return new(
            program.ToFirstLine.TotalMilliseconds,
            program.Age.TotalMilliseconds,
            program.ProcessorTime.TotalMilliseconds,
            program.ResidentMegabytes);
    }

    private static string Text(double value) => FormattableString.Invariant($"{value:0}");
}
