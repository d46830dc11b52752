using System.Collections.Immutable;
using Cmq.Properties;
using Google.Protobuf.Collections;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Cmq.Rpc;

/// <summary>Reads the property values of one bag.</summary>
internal sealed class PropertyDecoder
{
    // Where it is in the bag: a path is made of it only when something is wrong.
    private readonly List<PropertyPathSegment> _at = [];

    public PropertyMap Decode(Struct properties) => Members(properties.Fields);

    private PropertyMap Members(MapField<string, Value> fields, string? except = null) =>
        new(fields
            .Where(field => field.Key != except)
            .Select(field => KeyValuePair.Create(field.Key, Step(PropertyPathSegment.OfKey(field.Key), field.Value))));

    private PropertyValue Step(PropertyPathSegment segment, Value value)
    {
        _at.Add(segment);
        var decoded = Decode(value);
        _at.RemoveAt(_at.Count - 1);
        return decoded;
    }

    private PropertyValue Decode(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NullValue => PropertyValue.Null,
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.StringValue => Signatures.IsUnknown(value.StringValue) ? PropertyValue.Unknown : value.StringValue,
        Value.KindOneofCase.ListValue => List(value.ListValue.Values),
        Value.KindOneofCase.StructValue => Object(value.StructValue.Fields),
        _ => throw Refused("has a value without a kind"),
    };

    private ListValue List(RepeatedField<Value> values)
    {
        var items = ImmutableArray.CreateBuilder<PropertyValue>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            items.Add(Step(PropertyPathSegment.OfIndex(i), values[i]));
        }

        return new ListValue(items.MoveToImmutable());
    }

    private PropertyValue Object(MapField<string, Value> fields)
    {
        if (!fields.TryGetValue(Signatures.Key, out var signature))
        {
            return Members(fields);
        }

        return signature.StringValue switch
        {
            Signatures.Secret => new SecretValue(Decode(Member(fields, "value") ?? throw Refused("is a secret without a value"))),
            Signatures.Output => Output(fields),
            Signatures.ResourceReference => Reference(fields),
            Signatures.Asset => new AssetValue(false, Members(fields, except: Signatures.Key)),
            Signatures.Archive => new AssetValue(true, Members(fields, except: Signatures.Key)),
            Signatures.ByteString => throw Refused("is a byte string, and this provider does not accept byte strings"),
            _ => throw Refused($"has the unrecognized signature {signature}"),
        };
    }

    private OutputValue Output(MapField<string, Value> fields)
    {
        var value = Member(fields, "value") is { } member ? Decode(member) : PropertyValue.Unknown;
        var secret = Member(fields, "secret") switch
        {
            null => false,
            { KindCase: Value.KindOneofCase.BoolValue } flag => flag.BoolValue,
            _ => throw Refused("is an output whose 'secret' is not a Boolean"),
        };
        var dependencies = Member(fields, "dependencies") switch
        {
            null => [],
            { KindCase: Value.KindOneofCase.ListValue } list when list.ListValue.Values.All(item => item.HasStringValue) =>
                list.ListValue.Values.Select(item => item.StringValue).ToImmutableArray(),
            _ => throw Refused("is an output whose 'dependencies' are not a list of URNs"),
        };
        return new OutputValue(value is UnknownValue ? null : value, secret, dependencies);
    }

    private ResourceReferenceValue Reference(MapField<string, Value> fields)
    {
        var urn = TextOf(fields, "urn") ?? throw Refused("is a resource reference without a URN");
        PropertyValue? id = TextOf(fields, "id") switch
        {
            null => null,
            var text when text.Length == 0 || Signatures.IsUnknown(text) => PropertyValue.Unknown,
            var text => text,
        };
        return new ResourceReferenceValue(urn, id, TextOf(fields, "packageVersion") ?? "");
    }

    private string? TextOf(MapField<string, Value> fields, string key) => Member(fields, key) switch
    {
        null or { KindCase: Value.KindOneofCase.NullValue } => null,
        { KindCase: Value.KindOneofCase.StringValue } text => text.StringValue,
        _ => throw Refused($"is a resource reference whose '{key}' is not a string"),
    };

    private static Value? Member(MapField<string, Value> fields, string key) => fields.TryGetValue(key, out var value) ? value : null;

    private RpcException Refused(string why)
    {
        var path = _at.Aggregate(PropertyPath.Root, (path, step) => step.KeyName is { } key ? path.Key(key) : path.Index(step.ItemIndex));
        return new RpcException(RpcStatusCode.InvalidArgument, $"The property '{path}' {why}.");
    }
}
