using Cmq.Broker;

namespace Cmq.Storage.Tests;

/// <summary>A folder with its broker, and what is in it when the two are opened again.</summary>
internal sealed class KeptFolder : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly CmqBrokerOptions _options;
    private CmqDataFolder _data;

    public KeptFolder(CmqBrokerOptions? options = null)
    {
        _options = (options ?? new()) with { TimeProvider = Clock };
        _data = CmqDataFolder.Open(_folder.Data);
        Broker = _data.OpenBroker(_options);
    }

    public StillClock Clock { get; } = new();

    public CmqBroker Broker { get; private set; }

    public CmqDataFolder Data => _data;

    public TestFolder Folder => _folder;

    /// <summary>Ends the broker and makes another one of the same folder.</summary>
    public async Task<CmqBroker> ReopenAsync(IPushTransport? push = null)
    {
        await _data.DisposeAsync();
        _data = CmqDataFolder.Open(_folder.Data);
        return Broker = _data.OpenBroker(_options with { PushTransport = push });
    }

    /// <summary>What a broker would have after a crash at this moment.</summary>
    public async Task<string> AfterACrashAsync(int number)
    {
        await using var data = CmqDataFolder.Open(_folder.Crash(number));
        return await Picture.OfAsync(data.OpenBroker(_options));
    }

    public async ValueTask DisposeAsync()
    {
        await _data.DisposeAsync();
        _folder.Dispose();
    }
}
