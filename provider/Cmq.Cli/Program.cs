using Cmq.Cli;

// The arrows and signs of the report are not in every code page; a console that is redirected takes UTF-8 as it comes.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interrupts = new Interrupts();
return await CommandLine.RunAsync(args, new CommandHost
{
    Out = Console.Out,
    Error = Console.Error,
    In = Console.In,
    IsOutTerminal = !Console.IsOutputRedirected,
    Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
    IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    Environment = Environment.GetEnvironmentVariable,
    WorkingDirectory = Environment.CurrentDirectory,
    Stop = interrupts.Stop,
    OnRetry = retry => Console.Error.WriteLine(FormattableString.Invariant($"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s.")),
}).ConfigureAwait(false);
