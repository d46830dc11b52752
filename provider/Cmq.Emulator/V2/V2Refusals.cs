using System.Globalization;
using Cmq.Broker;

namespace Cmq.Emulator;

/// <summary>
/// The pair of codes for everything that the service behind the emulator refuses. The data plane answers in pairs itself; the control plane
/// answers with codes of API 3.0, and this is the one table between the two.
/// </summary>
internal static class V2Refusals
{
    /// <summary>For what goes wrong inside.</summary>
    public static V2Error Internal { get; } = new(6000, 10050, "server internal error; the emulator's log has the details under the request's id");

    public static V2Error Of(CmqServiceException error)
    {
        if (error.ModuleCode is { } ownModule)
        {
            return new(int.Parse(error.Code, CultureInfo.InvariantCulture), ownModule, error.ServiceMessage);
        }

        var refusals = BrokerRefusals.Of(error);
        var (code, module) = refusals.IsEmpty ? PairOf(error) : PairOf(refusals[0], error.Action);
        return new(code, module, error.ServiceMessage);
    }

    private static (int Code, int Module) PairOf(CmqServiceException error) => (error.Code, error.Action) switch
    {
        (CmqErrorCodes.ResourceInUseQueue, _) => (4460, 10210),
        (CmqErrorCodes.ResourceInUseTopic, _) => (4460, 10550),
        (CmqErrorCodes.ResourceInUseSubscription, _) => (4490, 10470),
        (CmqErrorCodes.LimitExceeded, "CreateCmqSubscribe") => (4500, 10480),
        (CmqErrorCodes.LimitExceeded, _) => (4450, 10220),
        (CmqErrorCodes.LimitExceededTopics, _) => (4450, 10610),
        (CmqErrorCodes.ResourceUnavailable, _) => (6040, 10660),

        // No list has a pair for a subscription that does not exist; the one of its topic is the nearest.
        (CmqErrorCodes.ResourceNotFound, "DeleteCmqSubscribe") => (4440, 10600),
        (CmqErrorCodes.ResourceNotFoundTopic, _) => (4440, 10600),
        (CmqErrorCodes.FailedOperation, "ModifyCmqSubscriptionAttribute" or "ClearCmqSubscriptionFilterTags") => (4440, 10600),
        (CmqErrorCodes.ResourceNotFound, _) => (4440, 10100),
        (CmqErrorCodes.FailedOperation, "UnbindCmqDeadLetter") => (4440, 10100),
        (CmqErrorCodes.FailedOperation, "DeleteCmqQueue") => (4000, 10750),
        (CmqErrorCodes.FailedOperation, "DeleteCmqTopic") => (4000, 10540),
        (CmqErrorCodes.FailedOperation, "RewindCmqQueue") => (6050, 10670),
        (CmqErrorCodes.RequestLimitExceeded, _) => (4420, 10250),
        (CmqErrorCodes.InternalError, _) => (6000, 10050),
        _ => (4000, 10000),
    };

    private static (int Code, int Module) PairOf(CmqRefusal refusal, string action) => (Root(refusal.Property), action) switch
    {
        ("name", "CreateCmqTopic") => (4000, 10590),
        ("name", "CreateCmqSubscribe") => (4000, 10580),
        ("name", _) => (4000, 10020),
        ("rewindSeconds", _) when Says(refusal, "msgRetentionSeconds") => (4000, 10700),
        ("startConsumeTime", _) => (4000, 10680),
        ("deadLetterPolicy", _) => (4000, DeadLetterModule(refusal)),
        ("protocol", _) => (4000, 10510),
        ("endpoint", _) when refusal.Value!.Any(char.IsWhiteSpace) => (4510, 10570),
        ("endpoint", _) => (4000, Says(refusal, "no queue") ? 10630 : 10500),
        ("notifyStrategy", _) => (4000, 10520),
        ("notifyContentFormat", _) => (4000, Says(refusal, "SIMPLIFIED only") ? 10640 : 10530),
        ("filterTags", _) when Says(refusal, "at most 5") => (4000, 10490),
        ("bindingKeys", _) when Says(refusal, "at most 5") => (4000, 10680),
        ("bindingKeys", _) when Says(refusal, "dots") => (4000, 10691),
        ("bindingKeys", _) when refusal.Value is null => (4000, 10710),
        _ => (4000, 10350),
    };

    private static int DeadLetterModule(CmqRefusal refusal) => refusal.Property switch
    {
        "deadLetterPolicy" => 10740,
        "deadLetterPolicy.deadLetterQueue" when refusal.Value is null => 10760,
        "deadLetterPolicy.deadLetterQueue" when Says(refusal, "no queue has this name") => 10730,
        "deadLetterPolicy.deadLetterQueue" when Says(refusal, "serves at most") => 10780,
        "deadLetterPolicy.deadLetterQueue" when Says(refusal, "has a dead-letter queue itself") || Says(refusal, "its own dead-letter queue") => 10740,
        "deadLetterPolicy.policy" => 10770,
        _ => 10720,
    };

    private static bool Says(CmqRefusal refusal, string words) => refusal.Limit.Contains(words, StringComparison.Ordinal);

    // The property of a refusal is a path: filterTags[2], deadLetterPolicy.policy.
    private static string Root(string property) => property.IndexOfAny(['.', '[']) is >= 0 and var end ? property[..end] : property;
}
