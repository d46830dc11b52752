using Cmq.Benchmarks;

// Cmq.Benchmarks [--write FILE] [PART…]: measures, and prints a page in Markdown; "echo ANSWER", "http-echo" and "queues COUNT" are what it starts as
// processes of their own.
return args switch
{
    ["echo", var answer, ..] => await EchoServer.RunAsync(answer),
    ["http-echo"] => await HttpEchoServer.RunAsync(),
    [QueueMemory.Command, var count] => await QueueMemory.RunAsync(count),
    _ => await Suite.RunAsync(args),
};
