using Cmq.Benchmarks;

// Cmq.Benchmarks [--write FILE] [PART…]: measures, and prints a page in Markdown; "echo ANSWER", "http-echo", "emulator",
// "queues COUNT" and "cycles KIND QUEUES MESSAGES" are what it starts as processes of their own.

// The clients of all measured servers go on where their socket is heard of, which takes less of the processor that the servers share with them.
Environment.SetEnvironmentVariable(RunningProgram.InlineCompletions, "1");
return args switch
{
    ["echo", var answer, ..] => await EchoServer.RunAsync(answer),
    ["http-echo"] => await HttpEchoServer.RunAsync(),
    ["emulator"] => await EmulatorServer.RunAsync(),
    [QueueMemory.Command, var count] => await QueueMemory.RunAsync(count),
    [CycleProcess.Command, var kind, var queues, var backlog] => await CycleProcess.RunAsync(kind, queues, backlog),
    _ => await Suite.RunAsync(args),
};
