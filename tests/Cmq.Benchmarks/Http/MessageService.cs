using System.Text;

namespace Cmq.Benchmarks;

/// <summary>A service of messages behind HTTP: how it is asked, and what its answers say. Other members are the same for all.</summary>
/// <param name="name">What it is called in tables.</param>
/// <param name="program">Its process.</param>
internal abstract class MessageService(string name, RunningProgram program) : IDisposable
{
    /// <summary>The body of each message.</summary>
    public static readonly string Body = new('x', 100);

    public string Name => name;

    public RunningProgram Program => program;

    /// <summary>Where it is reached: it stands at the end of its first line.</summary>
    public Uri Address { get; } = new(program.FirstLine[program.FirstLine.IndexOf("http://", StringComparison.Ordinal)..]);

    public abstract byte[] CreateQueue(string queue);

    public abstract byte[] DeleteQueue(string queue);

    public abstract byte[] Send(string queue);

    /// <summary>Asks for one message.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="seconds">How long to wait for one.</param>
    public abstract byte[] Receive(string queue, int seconds = 0);

    public abstract byte[] Delete(string queue, string handle);

    /// <summary>Reads the receipt handle of a received message.</summary>
    public abstract string HandleIn(ReadOnlySpan<byte> answer);

    /// <summary>Makes sure that an answer is a success.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public abstract void Check(ReadOnlySpan<byte> answer);

    /// <summary>Asks, and makes sure that it was done.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(Connection connection, byte[] request)
    {
        var answer = await connection.AskAsync(request);
        Check(answer.Span);
        return answer;
    }

    public void Dispose() => program.Dispose();

    /// <summary>The text between a beginning and the next quotation mark.</summary>
    protected static string TextAfter(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> beginning)
    {
        var at = answer.IndexOf(beginning);
        var rest = at >= 0 ? answer[(at + beginning.Length)..] : throw new InvalidOperationException("There is no such member: " + Encoding.UTF8.GetString(answer));
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
    }
}
