using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The argument and options of <c>cmq apply</c>. All that says what is done where is in the plan.</summary>
internal static class ApplyArguments
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs it.</param>
    public static Command ToCommand(Func<ApplySettings, Task<ExitCode>> run)
    {
        var file = new Argument<string>("PLAN") { Description = "A plan file, as cmq plan --out wrote it." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Go on without a question." };
        var json = new Option<bool>("--json", "-j") { Description = "Answer with one JSON document; the same as --report json." };
        var reports = ProgramArguments.ReportOption();
        var parallel = new Option<int>("--parallel", "-p") { Description = "How many operations run at once.", HelpName = "N", DefaultValueFactory = _ => 8 };
        parallel.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
            {
                result.AddError($"--parallel {text}: at least 1 operation runs at a time.");
            }
        });
        var command = new Command("apply", "Carry out a plan file: exactly its steps, and none of them when what is live has moved since. Run again after an interruption, it goes on.")
        {
            file, yes, parallel, json, reports,
        };
        command.SetAction(async (parse, _) => (int)await run(new()
        {
            File = parse.GetValue(file)!,
            Yes = parse.GetValue(yes),
            Json = parse.GetValue(json),
            Reports = [.. parse.GetValue(reports) ?? []],
            Parallel = parse.GetValue(parallel),
        }).ConfigureAwait(false));
        return command;
    }
}
