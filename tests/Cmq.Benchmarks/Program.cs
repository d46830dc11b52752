using Cmq.Benchmarks;

// Cmq.Benchmarks [--write FILE] [PART…]: measures, and prints a page in Markdown; "echo ANSWER" is the server that it starts for a comparison.
return args is ["echo", var answer, ..] ? await EchoServer.RunAsync(answer) : await Suite.RunAsync(args);
