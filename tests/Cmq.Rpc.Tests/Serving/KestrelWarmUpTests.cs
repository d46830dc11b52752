namespace Cmq.Rpc.Tests;

public sealed class KestrelWarmUpTests
{
    [Test]
    public void Methods_AreThereInThisVersionOfKestrel() =>
        Assert.That(KestrelWarmUp.Methods.Select(method => method?.Name), Is.EqualTo(new[] { "Append", "TryHPackAppend" }));

    // A method that can be compiled ahead of time needs no warm-up: then this class can go.
    [Test]
    public void Methods_AreKeptOutOfAheadOfTimeCompilation() => Assert.That(
        KestrelWarmUp.Methods.Select(method => method!.MethodImplementationFlags),
        Is.All.Matches<System.Reflection.MethodImplAttributes>(flags => flags.HasFlag(System.Reflection.MethodImplAttributes.AggressiveOptimization)));

    [Test]
    public async Task BeginAsync_Ends() => await KestrelWarmUp.BeginAsync();
}
