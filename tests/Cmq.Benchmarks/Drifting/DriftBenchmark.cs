using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cmq.Benchmarks;

/// <summary><c>cmq drift</c> of an account with 20,500 objects beside one with 2,050, and under the service's rate limit.</summary>
internal static partial class DriftBenchmark
{
    private const int Rounds = 3;
    private const double GoalRatio = 11;
    private const double GoalCalls = 1.05;

    private sealed record Runs(string Name, DriftedAccount Account)
    {
        public List<FinishedProgram> All { get; } = [];

        public double Seconds => Sample.Median(All.Select(run => run.Seconds));

        public double Megabytes => Sample.Median(All.Select(run => run.PeakMegabytes));

        public double Calls { get; private set; }

        public async Task AddAsync(string[] command)
        {
            var before = Account.Calls;
            All.Add(await FinishedProgram.RunAsync([.. command, "drift", Account.State, "--out", $"json={Account.State}.report"], [.. Account.Environment, ("CMQ_RATE_LIMITS", "none")]));
            Calls = Account.Calls - before;
        }
    }

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var (form, command) = workplace.Commands.First();
        await using var nothing = await DriftedAccount.OpenAsync(0, 0, 0, CmqRateLimits.None);
        await using var tenth = await DriftedAccount.OpenAsync(1_000, 50, 20, CmqRateLimits.None);
        await using var whole = await DriftedAccount.OpenAsync(10_000, 500, 20, CmqRateLimits.None);
        var (empty, small, large) = (new Runs("nothing", nothing), new Runs("small", tenth), new Runs("large", whole));
        for (var round = 0; round < Rounds; round++)
        {
            await empty.AddAsync(command);
            await small.AddAsync(command);
            await large.AddAsync(command);
        }

        page.Heading("Drift");
        page.Line(FormattableString.Invariant(
            $"`cmq drift` in the form '{form}' of accounts with queues, topics and subscriptions (20 : 1 : 20), all declared in a state file, against the emulator without rate limits: medians of {Rounds} runs in turns, the program's start in each. Goal: at most {GoalRatio:0} times the time and the memory, and calls within the page count plus 5 percent."));
        page.Table(
            ["", "nothing", FormattableString.Invariant($"{tenth.Objects:#,0}"), FormattableString.Invariant($"{whole.Objects:#,0}"), "ratio", "without the start", "11"],
            [
                Row("time, s", "0.00", empty.Seconds, small.Seconds, large.Seconds),
                Row("peak of resident memory, MB", "0", empty.Megabytes, small.Megabytes, large.Megabytes),
            ]);
        page.Table(["", "calls", "pages", "5 percent"], ((Runs[])[small, large]).Select(run => new[]
        {
            FormattableString.Invariant($"{run.Account.Objects:#,0} objects"),
            FormattableString.Invariant($"{run.Calls:#,0}"),
            FormattableString.Invariant($"{run.Account.Pages:#,0}"),
            Page.Met(run.Calls <= GoalCalls * run.Account.Pages),
        }));
        await MeasureLimitedAsync(page);
    }

    // In this process, because the estimate is told to terminals alone.
    private static async Task MeasureLimitedAsync(Page page)
    {
        await using var account = await DriftedAccount.OpenAsync(10_000, 500, 20, CmqRateLimits.Documented);
        var environment = account.Environment.ToDictionary(entry => entry.Name, entry => entry.Value);
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var exitCode = await Cli.CommandLine.RunAsync(["drift", account.State, "--json"], new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Synchronized(said),
            IsErrorTerminal = true,
            In = TextReader.Null,
            Environment = environment.GetValueOrDefault,
            WorkingDirectory = Path.GetDirectoryName(account.State)!,
        });
        var seconds = clock.Elapsed.TotalSeconds;
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"cmq drift ended with {exitCode}: {said}");
        }

        var limit = CmqRateLimits.Documented.CallsPerSecond("DescribeCmqSubscriptionDetail")!.Value;
        var least = (double)account.MostOfAnAction / limit;
        page.Line(FormattableString.Invariant(
            $"Once under the service's own rate limit, {limit} calls a second of each action: {seconds:0.0} s, of which the limit alone makes {least:0.0} s ({least / seconds:0 %}). Said before it began: \"{Announcement().Match(said.ToString()).Value}\""));
    }

    private static string[] Row(string name, string format, double empty, double small, double large) =>
    [
        name,
        empty.ToString(format, CultureInfo.InvariantCulture),
        small.ToString(format, CultureInfo.InvariantCulture),
        large.ToString(format, CultureInfo.InvariantCulture),
        FormattableString.Invariant($"{large / small:0.0}"),
        FormattableString.Invariant($"{(large - empty) / (small - empty):0.0}"),
        Page.Met(large <= GoalRatio * small),
    ];

    [GeneratedRegex("Reading [^\r\n]*")]
    private static partial Regex Announcement();
}
