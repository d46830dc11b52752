using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Checks a bag against a table: names, types, listed values and ranges. What is not known yet is left alone.</summary>
internal sealed class InputChecker(CmqEdition edition, ImmutableArray<CheckFailure>.Builder failures)
{
    /// <summary>Checks the properties of a resource, a function's arguments, or a nested object.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="values">The bag.</param>
    /// <param name="owner">What it belongs to, for messages: <c>Queue</c>.</param>
    /// <param name="path">Where the bag stands.</param>
    /// <param name="secret">Whether the bag is a secret as a whole, so that no message may show what is in it.</param>
    public void Check(ImmutableArray<PropertySpec> table, PropertyMap values, string owner, PropertyPath path, bool secret = false)
    {
        foreach (var (key, value) in values)
        {
            var row = table.FirstOrDefault(property => property.Name == key);
            if (row is null)
            {
                var nearest = NearestName.Of(key, table.Where(property => property.IsInput).Select(property => property.Name));
                Fail(path.Key(key), $"is not a property of {owner}" + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
            }
            else if (!row.IsInput)
            {
                Fail(path.Key(key), "is filled in by the service and can't be set");
            }
            else
            {
                CheckValue(row, value.Unwrap(), path.Key(key), secret || value.ContainsSecrets);
            }
        }

        foreach (var row in table.Where(property => property.IsRequired && values.Find(property.Name) is null))
        {
            Fail(path.Key(row.Name), "is missing: " + char.ToLowerInvariant(row.Description[0]) + row.Description[1..].TrimEnd('.'));
        }
    }

    private void CheckValue(PropertySpec row, PropertyValue value, PropertyPath path, bool secret)
    {
        switch (row.Type, value)
        {
            case (_, NullValue or UnknownValue):
                break;
            case (PropertyType.String, StringValue):
            case (PropertyType.Boolean, BoolValue):
            case (PropertyType.Number, NumberValue):
                CheckListed(row, value, path, secret);
                break;
            case (PropertyType.Integer, NumberValue number):
                CheckInteger(row, number, path, secret);
                break;
            case (PropertyType.StringList, ListValue list):
                for (var i = 0; i < list.Items.Length; i++)
                {
                    ExpectString(list.Items[i].Unwrap(), path.Index(i), secret);
                }

                break;
            case (PropertyType.StringMap, ObjectValue map):
                foreach (var (key, item) in map.Properties)
                {
                    ExpectString(item.Unwrap(), path.Key(key), secret);
                }

                break;
            case (PropertyType.ObjectList, ListValue list):
                for (var i = 0; i < list.Items.Length; i++)
                {
                    CheckObject(row, list.Items[i], path.Index(i), secret);
                }

                break;
            case (PropertyType.ObjectMap, ObjectValue map):
                foreach (var (key, item) in map.Properties)
                {
                    CheckObject(row, item, path.Key(key), secret);
                }

                break;
            case (PropertyType.Object, ObjectValue nested):
                Check(row.Object!.Properties, nested.Properties, row.Object.Name, path, secret);
                break;
            default:
                Fail(path, $"is {Words.Of(value, secret)}; {Words.Of(row.Type)} is expected");
                break;
        }
    }

    private void CheckObject(PropertySpec row, PropertyValue item, PropertyPath path, bool secret)
    {
        switch (item.Unwrap())
        {
            case ObjectValue nested:
                Check(row.Object!.Properties, nested.Properties, row.Object.Name, path, secret);
                break;
            case not UnknownValue and var value:
                Fail(path, $"is {Words.Of(value, secret)}; {Words.Of(PropertyType.Object)} is expected");
                break;
        }
    }

    private void CheckInteger(PropertySpec row, NumberValue number, PropertyPath path, bool secret)
    {
        if (!double.IsInteger(number.Value) || Math.Abs(number.Value) > int.MaxValue)
        {
            Fail(path, $"is {Words.Of(number, secret)}; a whole number {(row.Attribute?.RangeIn(edition) is { } range ? $"from {range} " : "")}is expected");
        }
        else if (row.Attribute?.Check((long)number.Value, edition) is { } refusal)
        {
            Fail(path, (secret ? refusal with { Value = Words.Secret } : refusal).Reason);
        }
        else
        {
            CheckListed(row, number, path, secret);
        }
    }

    private void CheckListed(PropertySpec row, PropertyValue value, PropertyPath path, bool secret)
    {
        if (row.Enum is { } list && list.Values.All(listed => listed.Value != value))
        {
            var expected = string.Join(" or ", list.Values.Select(listed => $"{Words.Plain(listed.Value)} ({listed.Name})"));
            Fail(path, $"{(secret ? Words.Secret : Words.Plain(value))} is not allowed: {expected} (edition {edition.Name()})");
        }
    }

    private void ExpectString(PropertyValue value, PropertyPath path, bool secret)
    {
        if (value is not (StringValue or UnknownValue))
        {
            Fail(path, $"is {Words.Of(value, secret)}; a string is expected");
        }
    }

    private void Fail(PropertyPath path, string reason) => failures.Add(new(path, reason));
}
