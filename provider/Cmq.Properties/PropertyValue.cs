using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Properties;

/// <summary>
/// One value of a property bag: what a program assigns, what the engine sends, what a state holds. Immutable; equality is by content.
/// </summary>
/// <remarks>
/// Numbers are IEEE doubles, as on the wire: whole numbers above 2^53 lose precision. As text, a value is what a person would write, and a
/// secret says only that it is one, at any depth.
/// </remarks>
public abstract record PropertyValue
{
    private protected PropertyValue()
    {
    }

    /// <summary>The null value. As an input it means the same as leaving the key out.</summary>
    public static PropertyValue Null { get; } = new NullValue();

    /// <summary>A value that is not known yet: it will be, once what it depends on has been created.</summary>
    public static PropertyValue Unknown { get; } = new UnknownValue();

    /// <summary>
    /// True when this value, or what a secret or an output wraps, is not known yet. Does not look inside lists and objects.
    /// </summary>
    public bool IsUnknown => Unwrap() is UnknownValue;

    /// <summary>True when this value, or what a secret or an output wraps, is null.</summary>
    public bool IsNull => Unwrap() is NullValue;

    /// <summary>True when this value is marked secret at its top: a secret, or an output that is.</summary>
    public bool IsSecret => this switch
    {
        SecretValue => true,
        OutputValue output => output.Secret || (output.Value?.IsSecret ?? false),
        _ => false,
    };

    /// <summary>True when this value or anything inside it is not known yet.</summary>
    public bool ContainsUnknowns => Unwrap() switch
    {
        UnknownValue => true,
        ListValue list => list.Items.Any(item => item.ContainsUnknowns),
        ObjectValue map => map.Properties.Values.Any(value => value.ContainsUnknowns),
        _ => false,
    };

    /// <summary>True when this value or anything inside it is secret.</summary>
    public bool ContainsSecrets => IsSecret || Unwrap() switch
    {
        ListValue list => list.Items.Any(item => item.ContainsSecrets),
        ObjectValue map => map.Properties.Values.Any(value => value.ContainsSecrets),
        _ => false,
    };

    /// <summary>The value without the secrets and outputs that wrap it; what is inside a list or an object stays as it is.</summary>
    public PropertyValue Unwrap() => this switch
    {
        SecretValue secret => secret.Value.Unwrap(),
        OutputValue output => output.Value?.Unwrap() ?? Unknown,
        _ => this,
    };

    /// <summary>The value with every secret and output taken off, at any depth.</summary>
    public PropertyValue UnwrapAll() => Unwrap() switch
    {
        ListValue list => new ListValue([.. list.Items.Select(item => item.UnwrapAll())]),
        ObjectValue map => new ObjectValue(map.Properties.Map(value => value.UnwrapAll())),
        var plain => plain,
    };

    /// <summary>This value, marked secret; a value that is secret already is returned as it is.</summary>
    public PropertyValue AsSecret() => IsSecret ? this : new SecretValue(this);

    /// <summary>A Boolean.</summary>
    public static implicit operator PropertyValue(bool value) => new BoolValue(value);

    /// <summary>A number.</summary>
    public static implicit operator PropertyValue(double value) => new NumberValue(value);

    /// <summary>A whole number; exact up to 2^53.</summary>
    public static implicit operator PropertyValue(long value) => new NumberValue(value);

    /// <summary>A whole number.</summary>
    public static implicit operator PropertyValue(int value) => new NumberValue(value);

    /// <summary>A string, or <see cref="Null"/>.</summary>
    public static implicit operator PropertyValue(string? value) => value is null ? Null : new StringValue(value);

    /// <summary>An object.</summary>
    public static implicit operator PropertyValue(PropertyMap value) => new ObjectValue(value);

    /// <summary>A list of strings.</summary>
    public static PropertyValue ListOf(IEnumerable<string> items) => new ListValue([.. items.Select(item => (PropertyValue)item)]);
}

/// <summary>The null value; use <see cref="PropertyValue.Null"/>.</summary>
public sealed record NullValue : PropertyValue
{
    internal NullValue()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "null";
}

/// <summary>A value that is not known yet; use <see cref="PropertyValue.Unknown"/>.</summary>
public sealed record UnknownValue : PropertyValue
{
    internal UnknownValue()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "unknown";
}

/// <summary>A Boolean.</summary>
/// <param name="Value">The Boolean.</param>
public sealed record BoolValue(bool Value) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>A number.</summary>
/// <param name="Value">The number, an IEEE double as on the wire.</param>
public sealed record NumberValue(double Value) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A string.</summary>
/// <param name="Value">The string.</param>
public sealed record StringValue(string Value) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => $"\"{Value}\"";
}

/// <summary>A list.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record ListValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public bool Equals(ListValue? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Items) + "]";
}

/// <summary>An object.</summary>
/// <param name="Properties">Its properties.</param>
public sealed record ObjectValue(PropertyMap Properties) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => Properties.ToString();
}

/// <summary>A value that must not be shown, logged or stored in clear.</summary>
/// <param name="Value">What is secret.</param>
public sealed record SecretValue(PropertyValue Value) : PropertyValue
{
    /// <summary>Says that there is a secret, never what it is.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>An output with what is known of it: value, secrecy, and the resources it depends on.</summary>
/// <param name="Value">The value; null when it is not known yet.</param>
/// <param name="Secret">Whether it is secret.</param>
/// <param name="Dependencies">URNs of the resources that it depends on.</param>
public sealed record OutputValue(PropertyValue? Value, bool Secret, ImmutableArray<string> Dependencies) : PropertyValue
{
    /// <inheritdoc/>
    public bool Equals(OutputValue? other) =>
        other is not null
        && Equals(Value, other.Value)
        && Secret == other.Secret
        && Dependencies.AsSpan().SequenceEqual(other.Dependencies.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Secret, Dependencies.Length);

    /// <summary>The value, unless it is secret.</summary>
    public override string ToString() => Secret ? "[secret]" : Value?.ToString() ?? "unknown";
}

/// <summary>A reference to a resource.</summary>
/// <param name="Urn">The resource's URN.</param>
/// <param name="Id">Its id; null for a component; <see cref="PropertyValue.Unknown"/> before it is created.</param>
/// <param name="PackageVersion">Version of the package that it comes from; empty when not said.</param>
public sealed record ResourceReferenceValue(string Urn, PropertyValue? Id, string PackageVersion) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => Urn;
}

/// <summary>
/// An asset or an archive. No resource of this package takes one: it is carried as the wire has it, and refused by its type.
/// </summary>
/// <param name="IsArchive">Whether it is an archive.</param>
/// <param name="Content">The wire object's members, without the signature.</param>
public sealed record AssetValue(bool IsArchive, PropertyMap Content) : PropertyValue
{
    /// <inheritdoc/>
    public override string ToString() => (IsArchive ? "archive " : "asset ") + Content;
}
