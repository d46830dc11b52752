namespace Cmq;

/// <summary>The two planes of the service over the network.</summary>
internal sealed class CmqConnection : IDisposable
{
    private readonly CmqManagementClient _management;

    private CmqConnection(CmqClientOptions options) => _management = new(options);

    public ICmqManagement Management => _management;

    public ICmqMessaging Messaging => throw new NotSupportedException("This build reaches the control plane only.");

    public static CmqConnection Open(CmqClientOptions options) => new(options);

    public void Dispose() => _management.Dispose();
}
