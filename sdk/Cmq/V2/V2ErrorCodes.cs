namespace Cmq;

/// <summary>
/// The error codes of the HTTP SDK protocol: a code, and a module code in brackets before the text. A module code means different things beside
/// different codes, so the code is looked at first.
/// </summary>
internal static class V2ErrorCodes
{
    /// <summary>The service failed by itself.</summary>
    public const string Internal = "6000";

    /// <summary>There is no message, which is no error.</summary>
    public const string NoMessage = "7000";

    /// <summary>Some messages of a batch were not deleted.</summary>
    public const string SomeNotDeleted = "6010";

    /// <summary>No message of a batch was deleted.</summary>
    public const string NoneDeleted = "6020";

    /// <summary>Whether a code is one of this protocol: they are numbers, those of API 3.0 are words.</summary>
    public static bool IsOne(string code) => code.Length > 0 && char.IsAsciiDigit(code[0]);

    /// <summary>What kind of error a pair is.</summary>
    /// <param name="code">The code.</param>
    /// <param name="module">The module code; null when there is none.</param>
    public static CmqErrorReason ReasonOf(string code, int? module) => (code, module) switch
    {
        ("4000", _) => ReasonOfParameter(module),
        ("4100", _) => CmqErrorReason.Unauthenticated,
        ("4300", _) => CmqErrorReason.FundRequired,
        ("4400" or "4470" or "4510", _) => CmqErrorReason.InvalidParameter,
        ("4410", _) => CmqErrorReason.QueueFull,
        ("4420" or "4480", _) => CmqErrorReason.Throttled,
        ("4430", _) => CmqErrorReason.ReceiptHandleInvalid,
        ("4440", _) => CmqErrorReason.NotFound,
        ("4450" or "4500", _) => CmqErrorReason.QuotaExceeded,

        // Beside the other modules it is about transactions.
        ("4490", null or 10470) => CmqErrorReason.AlreadyExists,
        ("4460", _) => CmqErrorReason.AlreadyExists,
        (Internal, _) => CmqErrorReason.Unavailable,
        ("6030", _) => CmqErrorReason.NoSubscriber,

        // The name was in use a moment ago. Beside the other modules it is about transactions.
        ("6040", null or 10660) => CmqErrorReason.Unavailable,
        ("6050", 10740) => CmqErrorReason.InvalidParameter,
        ("6050", _) => CmqErrorReason.Unsupported,
        ("6070", _) => CmqErrorReason.TooManyUnacknowledged,
        _ => CmqErrorReason.Other,
    };

    /// <summary>Whether a pair is about one message and not about its call: it is too long, empty, or no UTF-8.</summary>
    /// <param name="code">The code.</param>
    /// <param name="module">The module code; null when there is none.</param>
    public static bool IsAboutOneMessage(string code, int? module) => (code, module) is ("4400" or "4470", _) or ("4000", 10110 or 10120);

    private static CmqErrorReason ReasonOfParameter(int? module) => module switch
    {
        10280 or 10430 => CmqErrorReason.Unsupported,
        10440 or 10461 => CmqErrorReason.PermissionDenied,
        10450 => CmqErrorReason.Unauthenticated,

        // The lists of errors print some codes where the module belongs.
        10100 or 10600 or 4440 => CmqErrorReason.NotFound,
        10550 or 4460 => CmqErrorReason.AlreadyExists,

        // A topic that has subscriptions, or a dead-letter queue that is in use: neither can be deleted, and no parameter is wrong.
        10540 or 10750 => CmqErrorReason.Other,
        _ => CmqErrorReason.InvalidParameter,
    };
}
