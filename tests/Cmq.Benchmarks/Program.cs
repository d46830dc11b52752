using Cmq.Benchmarks;

// Cmq.Benchmarks [--write FILE] [PART…]: measures, and prints a page in Markdown; "echo ANSWER" and "emulator" are servers that it starts for a comparison.
return args switch
{
    ["echo", var answer, ..] => await EchoServer.RunAsync(answer),
    ["emulator"] => await EmulatorServer.RunAsync(),
    _ => await Suite.RunAsync(args),
};
