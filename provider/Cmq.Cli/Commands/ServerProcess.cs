namespace Cmq.Cli;

/// <summary>How a process is set up that serves others over the network, and does nothing else.</summary>
internal static class ServerProcess
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Sets the process up; to be called before its first socket. What the user has set stays.</summary>
    public static void Prepare()
    {
        // Else what a socket has to say takes a turn through the thread pool before the server queues it there itself. A variable is the only way to
        // say it. It is for programs like this one, in which nothing waits on a socket's own thread.
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
        {
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
        }
    }
}
