using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>
/// How messages go to the dead-letter queue. They do so at the time at which the policy says it, and that is when they come into that queue, whenever
/// somebody looks: who looks at a dead-letter queue looks at its sources first, with the lock of one queue at a time.
/// </summary>
internal sealed partial class QueueMessages
{
    private readonly List<(StoredMessage Message, long Time)> _leaving = [];
    private ImmutableArray<QueueMessages> _sources = [];
    private volatile QueueMessages? _target;
    private volatile bool _hasLeaving;

    // A policy begins with the messages that come after its binding, and takes effect once those from before are gone.
    private long _policyStart;
    private long _policyTime;

    // When the limits changed last: what is over by new ones ended then, and not back when they did not hold.
    private long _changeTime;

    private bool HasPolicy => _limits.MaxReceiveCount is not null || _limits.MaxTimeToLive is not null;

    /// <summary>The number of the first message that the policy is for; 0 when it is for all, or there is none.</summary>
    public long PolicyStart
    {
        get
        {
            lock (_lock)
            {
                return HasPolicy ? _policyStart : 0;
            }
        }
    }

    /// <summary>How many messages came before the policy, which waits for those that are left to be gone.</summary>
    public void StartPolicyAfter(long messages) => (_policyStart, _nextSequence) = (messages, Math.Max(messages, _nextSequence));

    private bool IsSubjectToPolicy(int oldest) => _messages[oldest].Sequence >= _policyStart;

    private void OpenPolicyAfter(long sequence, long time)
    {
        if (sequence < _policyStart && (Oldest is var oldest && (oldest == MessageTable.None || IsSubjectToPolicy(oldest))))
        {
            (_policyTime, _quietUntil) = (Math.Max(time, _changeTime), 0);
        }
    }

    private void Bind(QueueMessages? target, MessageLimits limits, long now)
    {
        if (target is not null && !HasPolicy)
        {
            _policyStart = _nextSequence;
        }

        // What is too old by a new policy moves now, not back then.
        if (limits.MaxTimeToLive != _limits.MaxTimeToLive)
        {
            _policyTime = now;
        }

        LinkTo(limits.MaxReceiveCount is null && limits.MaxTimeToLive is null ? null : target);
    }

    /// <summary>Makes another queue the one for dead letters.</summary>
    public void LinkTo(QueueMessages? target)
    {
        var before = _target;
        if (before is not null)
        {
            ImmutableInterlocked.Update(ref before._sources, (sources, source) => sources.Remove(source), this);
        }

        if (target is not null)
        {
            ImmutableInterlocked.Update(ref target._sources, (sources, source) => sources.Add(source), this);
        }

        _target = target;
    }

    private void Leave(int number, long time)
    {
        // Popped from the heap already when it leaves by its count, so its place says nothing.
        Detach(number, time);
        _leaving.Add((_messages[number], time));
        _messages.Remove(number);
        _hasLeaving = true;
    }

    private void PassOnDeadLetters(long now)
    {
        if (_hasLeaving)
        {
            _target?.GatherDeadLetters(now);
        }
    }

    private void GatherDeadLetters(long now)
    {
        if (!_sources.IsEmpty)
        {
            GatherFromSources(now);
        }
    }

    private void GatherFromSources(long now)
    {
        var arriving = new List<(QueueMessages Source, StoredMessage Message, long Time)>();
        foreach (var source in _sources)
        {
            source.TakeLeaving(now, arriving);
        }

        if (arriving.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var (source, message, time) in arriving.OrderBy(entry => entry.Time))
            {
                // What is due here at the same time comes after what arrives.
                Settle(time - 1);
                if (!_closed)
                {
                    Enter(message.Id, message.Body, message.Size, message.Tags, 0, time);
                }

                // Only now, so that a log has the message in one queue at least.
                source._log?.Note(source._queueId, message);
            }

            Settle(now);
            AttendToWaiters(now);
        }
    }

    private void TakeLeaving(long now, List<(QueueMessages Source, StoredMessage Message, long Time)> arriving)
    {
        lock (_lock)
        {
            Settle(now);
            AttendToWaiters(now);
            arriving.AddRange(_leaving.Select(entry => (this, entry.Message, entry.Time)));
            _leaving.Clear();
            _hasLeaving = false;
        }
    }
}
