namespace Cmq.Broker;

/// <summary>Delivers messages to the endpoints of http subscriptions.</summary>
public interface IPushTransport
{
    /// <summary>
    /// Tries once to deliver a message. The broker asks for one delivery of a subscription at a time, for those of different subscriptions at once,
    /// and tries again by the subscription's strategy. The transport has the time limit of a try, and bounds how many it makes at once.
    /// </summary>
    /// <param name="delivery">What goes where.</param>
    /// <param name="cancellationToken">The subscription is gone.</param>
    /// <returns>Whether the endpoint took it: it answered with a status of 200 to 299. What is thrown counts as a failed try.</returns>
    Task<bool> PushAsync(PushDelivery delivery, CancellationToken cancellationToken);
}
