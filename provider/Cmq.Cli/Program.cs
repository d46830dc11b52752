using Cmq.Cli;

// The arrows and signs of the report are not in every code page; a console that is redirected takes UTF-8 as it comes.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interrupts = new Interrupts();
return await CommandLine.RunAsync(args, new CommandHost
{
    Out = Console.Out,
    OpenSureOut = StandardPipe.Open,
    Error = Console.Error,
    In = Console.In,
    IsOutTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth,
    IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    Environment = Environment.GetEnvironmentVariable,
    WorkingDirectory = Environment.CurrentDirectory,
    PrepareToServe = ServerProcess.Prepare,
    Stop = interrupts.Stop,
}).ConfigureAwait(false);
