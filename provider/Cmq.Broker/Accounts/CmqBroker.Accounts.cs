namespace Cmq.Broker;

/// <content>Accounts over the service in memory.</content>
public sealed partial class CmqBroker
{
    /// <summary>
    /// An account over a service in memory of its own: what a test or a laptop uses in the place of one that reaches the network. It keeps the
    /// service's rules of visibility, delay, dead letters, filters and limits on the clock of the options.
    /// </summary>
    /// <param name="options">What the service is made of; null for a TDMQ account on the system's clock.</param>
    /// <example>
    /// <code>
    /// await using var account = CmqBroker.CreateAccount(new() { TimeProvider = clock });
    /// </code>
    /// </example>
    public static CmqAccount CreateAccount(CmqBrokerOptions? options = null) => new CmqBroker(options ?? new()).OpenAccount();

    /// <summary>An account over this service, beside others. Disposing it leaves the service as it is.</summary>
    /// <param name="options">How the account works. Null for the defaults on the service's own clock.</param>
    public CmqAccount OpenAccount(CmqAccountOptions? options = null) =>
        CmqAccount.Over(this, this, options ?? new() { TimeProvider = Options.TimeProvider });
}
