using Cmq.Benchmarks;

// Cmq.Benchmarks [--write FILE] [PART…]: measures, and prints a page in Markdown; "echo ANSWER" and "http-echo" are the servers that it starts for
// comparisons.
return args switch
{
    ["echo", var answer, ..] => await EchoServer.RunAsync(answer),
    ["http-echo"] => await HttpEchoServer.RunAsync(),
    _ => await Suite.RunAsync(args),
};
