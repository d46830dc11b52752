using System.Buffers;
using System.Text;

namespace Cmq;

/// <summary>Message bodies that travel in their Base64 form.</summary>
internal static class Base64Body
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text of a body. One that is not the Base64 form of a text, because its sender does not use the option, is handed out as it came: to refuse it
    /// would keep it in the queue for ever.
    /// </summary>
    /// <param name="body">The body as it came.</param>
    public static string Decode(string body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            return Convert.TryFromBase64String(body, buffer, out var length) ? StrictUtf8.GetString(buffer, 0, length) : body;
        }
        catch (DecoderFallbackException)
        {
            return body;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
