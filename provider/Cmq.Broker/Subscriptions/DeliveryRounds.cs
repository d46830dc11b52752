using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The subscriptions that have something to deliver, which are few: who looks at a queue or a topic first does what is due of theirs.</summary>
internal sealed class DeliveryRounds
{
    private ImmutableHashSet<SubscriptionBacklog> _backlogs = [];

    /// <summary>Whether nothing waits, where no store holds the state.</summary>
    public bool IsEmpty => _backlogs.IsEmpty;

    public void Add(SubscriptionBacklog backlog) =>
        ImmutableInterlocked.Update(ref _backlogs, (backlogs, added) => backlogs.Add(added), backlog);

    public void Remove(SubscriptionBacklog backlog) =>
        ImmutableInterlocked.Update(ref _backlogs, (backlogs, removed) => backlogs.Remove(removed), backlog);

    /// <summary>Does what is due, of all of them or, where a store holds the state, of those that are in it.</summary>
    public void Settle(BrokerState state, BrokerContext context, bool isStored)
    {
        var backlogs = _backlogs;
        if (isStored)
        {
            foreach (var subscription in state.Topics.Values.SelectMany(topic => topic.Subscriptions.Values))
            {
                subscription.Backlog.Settle(state, context.UnixNow);
            }
        }
        else
        {
            foreach (var backlog in backlogs)
            {
                backlog.Settle(state, context.UnixNow);
            }
        }
    }
}
