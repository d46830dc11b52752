using System.Globalization;
using System.Text;
using Cmq.Rpc.Messages;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>A status as headers, and back.</summary>
internal static class StatusCodec
{
    public const string StatusName = "grpc-status";
    public const string MessageName = "grpc-message";
    public const string DetailsName = "grpc-status-details-bin";

    // HTTP/2 clients bound a block of headers, some at 64 KB by hanging: text and details together stay below it.
    public const int MaxEncodedMessage = 8 * 1024;
    public const int MaxDetails = 32 * 1024;

    /// <summary>The headers of a status.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Encode(
        RpcStatusCode code, string message = "", IReadOnlyList<Any>? details = null)
    {
        yield return KeyValuePair.Create(StatusName, ((int)code).ToString(CultureInfo.InvariantCulture));
        message = Shorten(message);
        if (details is { Count: > 0 })
        {
            var status = new Status { Code = (int)code, Message = message, Details = { details } };
            var size = status.CalculateSize();
            if (size <= MaxDetails)
            {
                yield return KeyValuePair.Create(DetailsName, Convert.ToBase64String(status.ToByteArray()));
            }
            else
            {
                message += string.Create(CultureInfo.InvariantCulture, $" (details of {size} bytes left out: too large to send)");
            }
        }

        if (message.Length > 0)
        {
            yield return KeyValuePair.Create(MessageName, PercentEncode(message));
        }
    }

    /// <summary>The failure that headers tell of, or null when they tell of success.</summary>
    /// <param name="find">Finds a header.</param>
    public static RpcException? Decode(Func<string, string?> find)
    {
        if (!int.TryParse(find(StatusName), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new RpcException(RpcStatusCode.Unknown, "The server ended the call without a status.");
        }

        if (number == (int)RpcStatusCode.Ok)
        {
            return null;
        }

        var code = number <= (int)RpcStatusCode.Unauthenticated ? (RpcStatusCode)number : RpcStatusCode.Unknown;
        var message = PercentDecode(find(MessageName) ?? "");
        if (find(DetailsName) is not { } text)
        {
            return new RpcException(code, message);
        }

        try
        {
            var status = Messages.Status.Parser.ParseFrom(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
            return status.Code == number
                ? new RpcException(code, status.Message, status.Details, null)
                : new RpcException(
                    RpcStatusCode.Internal, $"The call ended with status {number}, and with {status.Code} in its details: {message}");
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            // The status is known without them.
            return new RpcException(code, message, innerException: e);
        }
    }

    /// <summary>Printable ASCII as it is, everything else as the UTF-8 bytes behind percent signs.</summary>
    public static string PercentEncode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPlain(rune))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(CultureInfo.InvariantCulture, $"{part:X2}");
            }
        }

        return encoded.ToString();
    }

    /// <summary>The text behind percent signs; a percent sign that no two digits follow stands for itself.</summary>
    public static string PercentDecode(string text) => Uri.UnescapeDataString(text);

    private static string Shorten(string text)
    {
        var (chars, encoded) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            encoded += IsPlain(rune) ? 1 : 3 * rune.Utf8SequenceLength;
            if (encoded > MaxEncodedMessage)
            {
                return text[..chars] + "…";
            }

            chars += rune.Utf16SequenceLength;
        }

        return text;
    }

    private static bool IsPlain(Rune rune) => rune.Value is >= ' ' and <= '~' and not '%';
}
