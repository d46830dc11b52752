using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Properties.Tests;

/// <summary>Random paths, and random values that hide one text in secrets only.</summary>
public static class PropertyArbitraries
{
    /// <summary>A text that values hold in secrets only.</summary>
    public const string Hidden = "hunter2";

    private static readonly Gen<string> Key = Gen.Frequency(
        (2, Gen.Elements("name", "队列", "a b", "*", "", "0")),
        (1, Gen.Elements(".[]\"'*\\abc 队\0".ToCharArray()).ArrayOf().Select(chars => new string(chars)).Where(HasAForm)));

    private static readonly Gen<PropertyValue> Plain = Gen.OneOf(
        Gen.Elements(PropertyValue.Null, PropertyValue.Unknown, true, false, "text", new ResourceReferenceValue("urn", null, "")),
        Gen.Choose(-5, 5).Select(n => (PropertyValue)(n / 2.0)));

    public static Arbitrary<PropertyPath> Paths() => Gen.OneOf(
            Key.Select(key => (Func<PropertyPath, PropertyPath>)(path => path.Key(key))),
            Gen.Choose(0, int.MaxValue).Select(index => (Func<PropertyPath, PropertyPath>)(path => path.Index(index))))
        .ListOf()
        .Select(steps => steps.Aggregate(PropertyPath.Root, (path, step) => step(path)))
        .ToArbitrary();

    public static Arbitrary<PropertyValue> Values() => Gen.Sized(size => Value(Math.Min(size, 20))).ToArbitrary();

    public static Arbitrary<PropertyMap> Maps() => Gen.Sized(size => Map(Math.Min(size, 20))).ToArbitrary();

    private static Gen<PropertyValue> Value(int size) => size < 1
        ? Plain
        : Gen.OneOf(
            Plain,
            Value(size / 2).ListOf(3).Select(items => (PropertyValue)new ListValue([.. items])),
            Map(size / 2).Select(map => (PropertyValue)map),
            Gen.Constant((PropertyValue)new SecretValue(new ListValue([Hidden]))),
            Value(size / 2).Select(value => (PropertyValue)new SecretValue(value)),
            Gen.Constant((PropertyValue)new OutputValue(Hidden, true, ["urn"])),
            Gen.Constant((PropertyValue)new OutputValue(null, true, [])),
            Value(size / 2).Select(value => (PropertyValue)new OutputValue(value, false, ["urn"])));

    private static Gen<PropertyMap> Map(int size) =>
        Key.Zip(Value(size)).ListOf(3).Select(pairs => new PropertyMap(pairs.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))));

    // A key that needs quotes has no form in the notation when a backslash stands at its end or before a quote.
    private static bool HasAForm(string key) => !key.EndsWith('\\') && !key.Contains("\\\"", StringComparison.Ordinal);
}
