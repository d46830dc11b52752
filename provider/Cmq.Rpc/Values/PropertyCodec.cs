using Cmq.Properties;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>
/// Property bags as the provider protocol carries them. An absent bag is null on both sides, and differs from an empty one.
/// </summary>
public static class PropertyCodec
{
    /// <summary>Reads a bag.</summary>
    /// <param name="properties">The bag; null when the message has none.</param>
    /// <exception cref="RpcException">
    /// <see cref="RpcStatusCode.InvalidArgument"/>, with the property's path: an unrecognized signature, a special value without what it
    /// needs, a byte string (this side does not say that it accepts them), or a value without a kind.
    /// </exception>
    public static PropertyMap? Decode(Struct? properties) => properties is null ? null : new PropertyDecoder().Decode(properties);

    /// <summary>Writes a bag.</summary>
    /// <param name="properties">The bag; null to leave it out of the message.</param>
    /// <param name="encoding">What to keep; <see cref="PropertyEncoding.Default"/> unless given.</param>
    /// <remarks>
    /// A string is written as it is, but for halves of surrogate pairs, which protobuf cannot carry: each becomes U+FFFD, because an answer
    /// that cannot be sent would lose the resource that it tells of.
    /// </remarks>
    /// <exception cref="ArgumentException">An object has the key that marks special values.</exception>
    public static Struct? Encode(PropertyMap? properties, PropertyEncoding? encoding = null) =>
        properties is null ? null : new PropertyEncoder(encoding ?? PropertyEncoding.Default).Encode(properties);
}
