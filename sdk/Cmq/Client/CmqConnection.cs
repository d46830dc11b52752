namespace Cmq;

/// <summary>
/// Both planes of the service, as the options' edition reaches them. Classic: the HTTP SDK protocol for everything. The TDMQ editions: that protocol for
/// messages, API 3.0 for the rest.
/// </summary>
internal sealed class CmqConnection : IDisposable
{
    private readonly IDisposable[] _clients;

    private CmqConnection(CmqEdition edition, ICmqManagement management, ICmqMessaging messaging, params IDisposable[] clients)
    {
        (Edition, Management, Messaging) = (edition, management, messaging);
        _clients = clients;
    }

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition { get; }

    /// <summary>The control plane.</summary>
    public ICmqManagement Management { get; }

    /// <summary>The data plane.</summary>
    public ICmqMessaging Messaging { get; }

    /// <summary>Makes what the options say. Nothing is sent yet.</summary>
    /// <param name="options">How the service is reached.</param>
    /// <exception cref="ArgumentException">An option is missing or can't be: the message names it.</exception>
    public static CmqConnection Open(CmqClientOptions options)
    {
        var v2 = new V2Caller(CmqClientOptions.Checked(options));
        var messaging = CmqMessagingClient.Over(v2);
        if (options.Edition == CmqEdition.Classic)
        {
            return new(options.Edition, CmqClassicManagementClient.Over(v2), messaging, v2);
        }

        var management = new CmqManagementClient(options);
        return new(options.Edition, management, messaging, v2, management);
    }

    /// <summary>Closes the connections, unless they belong to an injected <see cref="HttpClient"/>. Calls under way fail.</summary>
    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }
}
