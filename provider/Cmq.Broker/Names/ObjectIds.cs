using System.Security.Cryptography;

namespace Cmq.Broker;

/// <summary>Ids in the shapes that the service gives. Twelve random characters of 36: two alike are not to be expected.</summary>
internal static class ObjectIds
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static string NewQueueId() => New("cmqq-");

    public static string NewTopicId() => New("cmqt-");

    public static string NewSubscriptionId() => New("subsc-");

    /// <summary>32 hexadecimal digits in upper case.</summary>
    public static string NewMessageId() => RandomNumberGenerator.GetHexString(32);

    private static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Characters, 12);
}
