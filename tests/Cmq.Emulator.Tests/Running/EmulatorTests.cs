namespace Cmq.Emulator.Tests;

/// <summary>Tests against an emulator of their own.</summary>
internal abstract class EmulatorTests
{
    protected TestEmulator Api { get; private set; } = null!;

    protected RecordingService Service => Api.Service;

    [SetUp]
    public async Task StartAsync() => Api = await TestEmulator.StartAsync();

    [TearDown]
    public async Task StopAsync() => await Api.DisposeAsync();
}
