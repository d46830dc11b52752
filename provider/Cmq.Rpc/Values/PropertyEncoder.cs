using System.Text;
using Cmq.Properties;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;
using WireList = Google.Protobuf.WellKnownTypes.ListValue;

namespace Cmq.Rpc;

/// <summary>Writes property values.</summary>
internal readonly struct PropertyEncoder(PropertyEncoding encoding)
{
    public Struct Encode(PropertyMap properties)
    {
        var fields = new Struct();
        foreach (var (key, value) in properties)
        {
            if (key == Signatures.Key)
            {
                throw new ArgumentException($"The key '{key}' marks special values, and cannot be a property's name.", nameof(properties));
            }

            fields.Fields[WellFormed(key)] = Encode(value);
        }

        return fields;
    }

    public Value Encode(PropertyValue value) => value switch
    {
        NullValue => Value.ForNull(),
        UnknownValue => Value.ForString(Signatures.Unknown),
        BoolValue flag => Value.ForBool(flag.Value),
        NumberValue number => Value.ForNumber(number.Value),
        StringValue text => Text(text.Value),
        ListValue list => List(list),
        ObjectValue map => Value.ForStruct(Encode(map.Properties)),
        SecretValue secret => encoding.KeepSecrets ? Marked(Signatures.Secret, ("value", Encode(secret.Value))) : Encode(secret.Value),
        OutputValue output => encoding.KeepOutputs ? Output(output) : Lowered(output),
        ResourceReferenceValue reference => Reference(reference),
        AssetValue asset => Asset(asset),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be written.", nameof(value)),
    };

    private Value List(ListValue list)
    {
        var items = new WireList();
        foreach (var item in list.Items)
        {
            items.Values.Add(Encode(item));
        }

        return new Value { ListValue = items };
    }

    private Value Output(OutputValue output)
    {
        var dependencies = new WireList();
        dependencies.Values.AddRange(output.Dependencies.Select(Text));
        var marked = Marked(
            Signatures.Output,
            ("secret", Value.ForBool(output.Secret)),
            ("dependencies", new Value { ListValue = dependencies }));
        if (output.Value is not (null or UnknownValue))
        {
            marked.StructValue.Fields["value"] = Encode(output.Value);
        }

        return marked;
    }

    private Value Lowered(OutputValue output)
    {
        var value = output.Value ?? PropertyValue.Unknown;
        return Encode(output.Secret ? value.AsSecret() : value);
    }

    private static Value Reference(ResourceReferenceValue reference)
    {
        var marked = Marked(Signatures.ResourceReference, ("urn", Text(reference.Urn)));
        var fields = marked.StructValue.Fields;
        if (reference.Id is not null)
        {
            fields["id"] = Text((reference.Id.Unwrap() as StringValue)?.Value ?? "");
        }

        if (reference.PackageVersion.Length > 0)
        {
            fields["packageVersion"] = Text(reference.PackageVersion);
        }

        return marked;
    }

    private Value Asset(AssetValue asset)
    {
        var content = Encode(asset.Content);
        content.Fields[Signatures.Key] = Value.ForString(asset.IsArchive ? Signatures.Archive : Signatures.Asset);
        return Value.ForStruct(content);
    }

    private static Value Marked(string signature, params ReadOnlySpan<(string Key, Value Value)> members)
    {
        var marked = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (key, value) in members)
        {
            marked.Fields[key] = value;
        }

        return Value.ForStruct(marked);
    }

    private static Value Text(string text) => Value.ForString(WellFormed(text));

    private static string WellFormed(string text)
    {
        var at = 0;
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune))
        {
            at += rune.Utf16SequenceLength;
        }

        return at == text.Length ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }
}
