using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The action that is being carried out and what it is about: what every error names.</summary>
internal readonly record struct Operation(string Action, string? Resource = null)
{
    public CmqServiceException Error(string code, string message) => new(code, message, Action, Resource);

    /// <summary>
    /// Throws when there is a refusal: <c>MissingParameter</c> when all that is wrong is that something is missing, and otherwise
    /// <c>InvalidParameterValue</c>. The refusals themselves travel with the exception.
    /// </summary>
    public void ThrowIfAny(IEnumerable<CmqRefusal> refusals)
    {
        ImmutableArray<CmqRefusal> all = [.. refusals];
        if (all.IsEmpty)
        {
            return;
        }

        var code = all.All(refusal => refusal.Value is null) ? CmqErrorCodes.MissingParameter : CmqErrorCodes.InvalidParameterValue;
        var error = Error(code, string.Join("; ", all));
        BrokerRefusals.Attach(error, all);
        throw error;
    }
}
