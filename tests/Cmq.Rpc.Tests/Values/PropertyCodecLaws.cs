using Cmq.Properties;
using FsCheck.NUnit;
using Google.Protobuf;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Cmq.Rpc.Tests;

[Properties(Arbitrary = [typeof(PropertyArbitraries)])]
public sealed class PropertyCodecLaws
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Decode_OfWhatWasEncoded_IsTheSame(PropertyMap map) =>
        map.Equals(PropertyCodec.Decode(PropertyCodec.Encode(map, PropertyEncoding.WithOutputs)));

    [FsCheck.NUnit.Property]
    public bool Decode_OfWhatWentOverTheWire_IsTheSame(PropertyMap map)
    {
        var bytes = PropertyCodec.Encode(map, PropertyEncoding.WithOutputs)!.ToByteArray();
        return map.Equals(PropertyCodec.Decode(Struct.Parser.ParseFrom(bytes)));
    }

    [FsCheck.NUnit.Property]
    public bool Encode_Default_LowersOutputsToSecretsUnknownsAndPlainValues(PropertyMap map) =>
        map.Map(Lower).Equals(PropertyCodec.Decode(PropertyCodec.Encode(map)));

    [FsCheck.NUnit.Property]
    public bool Encode_WithoutSecrets_WritesPlainValues(PropertyMap map) =>
        map.Map(value => value.UnwrapAll()).Equals(PropertyCodec.Decode(PropertyCodec.Encode(map, new() { KeepSecrets = false })));

    private static PropertyValue Lower(PropertyValue value) => value switch
    {
        OutputValue { Value: null, Secret: false } => PropertyValue.Unknown,
        OutputValue { Value: null } => new SecretValue(PropertyValue.Unknown),
        OutputValue { Secret: false } plain => Lower(plain.Value),
        OutputValue { Value.IsSecret: true } twice => Lower(twice.Value),
        OutputValue secret => new SecretValue(Lower(secret.Value!)),
        SecretValue secret => new SecretValue(Lower(secret.Value)),
        ListValue list => new ListValue([.. list.Items.Select(Lower)]),
        ObjectValue map => map.Properties.Map(Lower),
        _ => value,
    };
}
