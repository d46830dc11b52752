using System.Text;
using Cmq.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Rpc.Tests;

/// <summary>
/// Random property bags of every kind of value, as this side holds them: an unknown output has no value, a text is well formed.
/// </summary>
public static class PropertyArbitraries
{
    private static readonly Gen<string> Text =
        Gen.Frequency(
            (3, Gen.Elements("", "name", "队列", "a.b[0]", "\"", "\\", "😀", "\0", "value", "id")),
            (1, Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid).Select(code => new Rune(code).ToString()).ListOf().Select(string.Concat)));

    private static readonly Gen<double> Number = Gen.Frequency(
        (3, Gen.Choose(int.MinValue, int.MaxValue).Select(n => (double)n)),
        (1, Gen.Elements(0, 0.1, -1e300, Math.Pow(2, 53), double.NaN, double.PositiveInfinity, double.Epsilon)));

    private static readonly Gen<PropertyValue> Leaf = Gen.OneOf(
        Gen.Constant(PropertyValue.Null),
        Gen.Constant(PropertyValue.Unknown),
        Gen.Elements(true, false).Select(value => (PropertyValue)value),
        Number.Select(value => (PropertyValue)value),
        Text.Select(value => (PropertyValue)value),
        Gen.Elements(null, PropertyValue.Unknown, "id")
            .Zip(Text, (id, text) => (PropertyValue)new ResourceReferenceValue("urn" + text, id, text)));

    /// <summary>Bags, shrunk by leaving out one property after the other.</summary>
    public static Arbitrary<PropertyMap> Maps() =>
        Arb.From(Gen.Sized(size => Map(Math.Min(size, 20))), map => map.Keys.Select(map.Remove));

    private static Gen<PropertyMap> Map(int size) =>
        Text.Zip(Value(size / 2), KeyValuePair.Create).ListOf(size % 6).Select(pairs => new PropertyMap(pairs));

    private static Gen<PropertyValue> Value(int size) => size < 1
        ? Leaf
        : Gen.Frequency(
            (4, Leaf),
            (1, Value(size / 2).ListOf(size % 5).Select(items => (PropertyValue)new ListValue([.. items]))),
            (1, Map(size / 2).Select(map => (PropertyValue)map)),
            (1, Value(size / 2).Select(value => (PropertyValue)new SecretValue(value))),
            (1, Output(size / 2)),
            (1, Asset(size / 2)));

    private static Gen<PropertyValue> Output(int size) =>
        from value in Value(size)
        from secret in Gen.Elements(true, false)
        from dependencies in Text.ListOf(size % 3)
        select (PropertyValue)new OutputValue(value is UnknownValue ? null : value, secret, [.. dependencies]);

    private static Gen<PropertyValue> Asset(int size) =>
        from text in Text
        from inner in size < 1 ? Gen.Constant<PropertyValue?>(null) : Asset(size / 2).Select(asset => (PropertyValue?)asset)
        select (PropertyValue)(inner is null
            ? new AssetValue(false, PropertyMap.Empty.Set("text", text))
            : new AssetValue(true, PropertyMap.Empty.Set("assets", PropertyMap.Empty.Set(text, inner))));
}
