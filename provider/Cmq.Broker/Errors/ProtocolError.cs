namespace Cmq.Broker;

/// <summary>The errors of the HTTP SDK protocol that messages can meet: the code, and the number that stands before the text.</summary>
/// <param name="Code">The code.</param>
/// <param name="ModuleCode">The number before the text, which tells apart errors of one code.</param>
/// <param name="Text">The text.</param>
internal sealed record ProtocolError(string Code, int ModuleCode, string Text)
{
    public static readonly ProtocolError Parameter = new("4000", 10110, "parameter error");
    public static readonly ProtocolError EmptyBody = new("4000", 10120, "message body is empty");
    public static readonly ProtocolError OutOfRange = new("4000", 10350, "parameter value or length is out of range");
    public static readonly ProtocolError BatchSize = new("4000", 10370, "batch size is out of range");
    public static readonly ProtocolError HandleForm = new("4000", 10470, "receiptHandle error");
    public static readonly ProtocolError TooManyDots = new("4000", 10691, "too many delimiters");
    public static readonly ProtocolError Delay = new("4000", 10692, "delaySeconds is out of range");
    public static readonly ProtocolError NoRoutingKey = new("4000", 10700, "routingKey is missing");
    public static readonly ProtocolError TooManyTags = new("4000", 10720, "too many msgTag");
    public static readonly ProtocolError BodyTooLong = new("4400", 10230, "message is larger than the limit");
    public static readonly ProtocolError QueueFull = new("4410", 10240, "queue has reached its maximum number of messages");
    public static readonly ProtocolError Handle = new("4430", 10260, "receipt handle is invalid or expired");
    public static readonly ProtocolError NoQueue = new("4440", 10100, "queue does not exist or was deleted");
    public static readonly ProtocolError NoTopic = new("4440", 10600, "topic does not exist or was deleted");
    public static readonly ProtocolError BatchTooLong = new("4470", 10300, "messages of the batch are larger than 1 MB together");
    public static readonly ProtocolError NoSubscription = new("6030", 10650, "topic has no subscription");
    public static readonly ProtocolError NoMatch = new("6030", 10730, "message matches no filter of a subscription");
    public static readonly ProtocolError TooManyUnacknowledged = new("6070", 10690, "too many inactive or delayed messages");

    /// <summary>The error of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="detail">What exactly is wrong; null when the text says it.</param>
    public CmqServiceException Of(Operation operation, string? detail = null) =>
        new(Code, detail is null ? Text : $"{Text}: {detail}", operation.Action, operation.Resource) { ModuleCode = ModuleCode };
}
