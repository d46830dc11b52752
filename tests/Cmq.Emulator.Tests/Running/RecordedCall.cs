namespace Cmq.Emulator.Tests;

/// <summary>A call that reached the service behind the emulator.</summary>
/// <param name="Method">The method of <see cref="ICmqManagement"/>.</param>
/// <param name="Arguments">What it was given, the cancellation token left out.</param>
internal sealed record RecordedCall(string Method, IReadOnlyList<object?> Arguments)
{
    public T Argument<T>(int index) => (T)Arguments[index]!;
}
