using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// Tells the two protocols apart. API 3.0 has its common parameters in headers, or a <c>Version</c> among its fields. The HTTP SDK protocol
/// has the path <c>/v2/index.php</c>; clients that take another path are known by its common parameters.
/// </summary>
internal static class FaceChoice
{
    private const string V2Path = "/v2/index.php";
    private static readonly string[] V2Names = ["Action", "Signature", "SecretId", "Nonce"];

    public static Face Of(ReceivedRequest request)
    {
        if (request.Path.Equals(V2Path, StringComparison.OrdinalIgnoreCase))
        {
            return Face.V2;
        }

        var isV2 = !request.HasApiHeaders && IsV2(request.CarriesQuery ? Encoding.UTF8.GetBytes(request.Query) : request.Body.Span);
        return isV2 ? Face.V2 : request.Path == "/" ? Face.Api : Face.None;
    }

    // Names and the action are plain letters in every SDK, so nothing is decoded here; a request that is too long is judged by its beginning.
    private static bool IsV2(ReadOnlySpan<byte> fields)
    {
        var found = false;
        foreach (var range in fields.Split((byte)'&'))
        {
            var field = fields[range];
            var equals = field.IndexOf((byte)'=');
            if (equals <= 0)
            {
                continue;
            }

            var name = field[..equals];
            if (Ascii.Equals(name, "Version") || (Ascii.Equals(name, "Action") && ApiActions.NameOrNull(Text(field[(equals + 1)..])) is not null))
            {
                return false;
            }

            found |= IsV2Name(name);
        }

        return found;
    }

    private static bool IsV2Name(ReadOnlySpan<byte> name)
    {
        foreach (var known in V2Names)
        {
            if (Ascii.Equals(name, known))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Text(ReadOnlySpan<byte> value) => value.Length <= 64 ? Encoding.Latin1.GetString(value) : null;
}
