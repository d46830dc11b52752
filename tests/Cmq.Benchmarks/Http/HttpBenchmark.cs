namespace Cmq.Benchmarks;

/// <summary>The emulator over HTTP: its rates, how fast a wait ends, its start, and its memory.</summary>
internal static class HttpBenchmark
{
    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        page.Heading("The emulator over HTTP");
        await HttpRates.MeasureAsync(workplace, page);
        await HttpWakes.MeasureAsync(workplace, page);
        await EmulatorStarts.MeasureAsync(workplace, page);
        await EmulatorMemory.MeasureAsync(workplace, page);
    }
}
