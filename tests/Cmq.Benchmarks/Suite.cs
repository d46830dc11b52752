using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>The run: each part in turn, and the page.</summary>
internal static class Suite
{
    /// <summary>What follows this line of the page is replaced by each run.</summary>
    public const string Marker = "<!-- What follows is written by make bench. -->";

    private static readonly (string Name, Func<Workplace, Page, Task> Measure)[] Parts =
    [
        ("start", StartBenchmark.MeasureAsync),
        ("calls", CallBenchmark.MeasureAsync),
        ("sizes", SizeBenchmark.MeasureAsync),
        ("core", CoreBenchmark.MeasureAsync),
        ("durable", DurableBenchmark.MeasureAsync),
        ("http", HttpBenchmark.MeasureAsync),
        ("client", ClientBenchmark.MeasureAsync),
        ("drift", DriftBenchmark.MeasureAsync),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var file = arguments is ["--write", var path, ..] ? path : null;
        var wanted = file is null ? arguments : arguments[2..];
        var unknown = wanted.Except(Parts.Select(part => part.Name)).FirstOrDefault();
        if (unknown is not null)
        {
            await Console.Error.WriteLineAsync($"There is no part '{unknown}', but {string.Join(", ", Parts.Select(part => part.Name))}.");
            return 2;
        }

        var workplace = Workplace.Find();
        var page = new Page();
        page.Line($"{DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {MachineClass.Describe()}.");
        foreach (var (name, measure) in Parts.Where(part => wanted.Length == 0 || wanted.Contains(part.Name)))
        {
            await Console.Error.WriteLineAsync($"measuring {name} …");
            var before = MachineClass.ShareOfProcessor();
            await measure(workplace, page);
            var after = MachineClass.ShareOfProcessor();
            page.Line(string.Create(CultureInfo.InvariantCulture, $"Of the processor time that is there, a busy loop got {before:0%} before these runs and {after:0%} after them; others had the rest."));
        }

        Console.WriteLine(page.Text);
        if (file is not null)
        {
            var text = await File.ReadAllTextAsync(file);
            var start = text.IndexOf(Marker, StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, (start < 0 ? text + "\n" : text[..start]) + Marker + "\n\n" + page.Text);
        }

        return 0;
    }
}
