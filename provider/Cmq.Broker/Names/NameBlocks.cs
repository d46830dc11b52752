using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Broker;

/// <summary>Keeps the name of a deleted object from being used again for a while, as the service does, if the options ask for it.</summary>
internal sealed class NameBlocks(TimeSpan blockTime)
{
    /// <summary>Refuses a name that was deleted less than the block time ago. That passes by itself, so its code is a transient one.</summary>
    public void ThrowIfBlocked(Operation operation, BrokerState state, CmqNameKind kind, string name, DateTimeOffset now)
    {
        if (state.DeletedNames.Find(deleted => Is(deleted, kind, name) && IsBlocked(deleted, now)) is { } blocked)
        {
            var seconds = Math.Ceiling((blocked.Time + blockTime - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw operation.Error(
                CmqErrorCodes.ResourceUnavailable,
                $"a {kind.ToString().ToLowerInvariant()} '{blocked.Name}' was deleted a moment ago; the name can be used again in {seconds} s");
        }
    }

    /// <summary>Notes that a name was deleted, and forgets those that are free again.</summary>
    public ImmutableList<DeletedName> Add(ImmutableList<DeletedName> names, CmqNameKind kind, string name, DateTimeOffset now)
    {
        if (blockTime <= TimeSpan.Zero)
        {
            return [];
        }

        return names.RemoveAll(deleted => !IsBlocked(deleted, now) || Is(deleted, kind, name)).Add(new(kind, name, now));
    }

    private static bool Is(DeletedName deleted, CmqNameKind kind, string name) =>
        deleted.Kind == kind && CmqNames.Comparer.Equals(deleted.Name, name);

    private bool IsBlocked(DeletedName deleted, DateTimeOffset now) => now - deleted.Time < blockTime;
}
