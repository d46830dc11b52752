using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The refusals behind an error of the broker, for callers that show each at its own property.</summary>
public static class BrokerRefusals
{
    private static readonly object Key = typeof(BrokerRefusals);

    /// <summary>What was refused and why, one for each property.</summary>
    /// <param name="error">An error that a <see cref="CmqBroker"/> answered.</param>
    /// <returns>The refusals; none when the error is about something else than a parameter, or does not come from a broker.</returns>
    public static ImmutableArray<CmqRefusal> Of(CmqServiceException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Data[Key] is ImmutableArray<CmqRefusal> refusals ? refusals : [];
    }

    internal static void Attach(CmqServiceException error, ImmutableArray<CmqRefusal> refusals) => error.Data[Key] = refusals;
}
