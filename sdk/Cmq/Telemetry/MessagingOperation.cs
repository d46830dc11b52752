namespace Cmq;

/// <summary>An operation of messaging as the semantic conventions name it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type: <c>send</c>, <c>receive</c>, <c>process</c> or <c>settle</c>.</param>
internal sealed record MessagingOperation(string Name, string Type)
{
    public static readonly MessagingOperation Send = new("send", "send");
    public static readonly MessagingOperation Publish = new("publish", "send");
    public static readonly MessagingOperation Receive = new("receive", "receive");
    public static readonly MessagingOperation Process = new("process", "process");
    public static readonly MessagingOperation Delete = new("delete", "settle");
}
