using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>A bare server that is sent what the emulator is sent, signature included, and answers as many bytes.</summary>
/// <param name="program">Its process.</param>
/// <param name="lengths">The lengths of the emulator's answers, by action.</param>
/// <param name="handle">A receipt handle as long as the emulator's.</param>
internal sealed class EchoService(RunningProgram program, IReadOnlyDictionary<string, int> lengths, string handle) : CmqService("echo", program)
{
    public override string HandleIn(ReadOnlySpan<byte> answer) => handle;

    public override void Check(ReadOnlySpan<byte> answer)
    {
        if (answer.IsEmpty)
        {
            throw new InvalidOperationException("The echo is silent.");
        }
    }

    protected override string PathOf(string action) =>
        string.Create(CultureInfo.InvariantCulture, $"/{lengths.GetValueOrDefault(action, 1):D12}");
}
