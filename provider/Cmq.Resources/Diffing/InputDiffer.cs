using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Compares inputs by the rows of a table. Secrecy does not count, and neither does the order of a set.</summary>
internal sealed class InputDiffer(CmqEdition edition, DiffRequest request)
{
    private readonly ImmutableArray<PropertyChange>.Builder _changes = ImmutableArray.CreateBuilder<PropertyChange>();

    /// <summary>The differences, in the order of the table.</summary>
    public ImmutableArray<PropertyChange> Compare(ImmutableArray<PropertySpec> table)
    {
        foreach (var row in table.Where(row => row.IsInput))
        {
            Compare(row, OldInput(row), request.NewInputs.Find(row.Name)?.UnwrapAll());
        }

        return _changes.ToImmutable();
    }

    /// <summary>Whether two values are the same to the service.</summary>
    public static bool Same(PropertySpec row, PropertyValue? left, PropertyValue? right) => (left, right) switch
    {
        (null, null) => true,
        (ListValue one, ListValue other) when row.IsSet => one.Items.ToHashSet().SetEquals(other.Items),
        (ObjectValue one, ObjectValue other) when row.Object is { } type =>
            type.Properties.All(member => Same(member, one.Properties.Find(member.Name), other.Properties.Find(member.Name))),
        _ => Equals(left, right),
    };

    // What the program did not set before, it may have been left to the service: an attribute that the program now sets to the very
    // value that holds already is no change, for example after an import, whose inputs leave defaults out.
    private PropertyValue? OldInput(PropertySpec row) =>
        request.OldInputs?.Find(row.Name)?.UnwrapAll()
        ?? (request.NewInputs.Find(row.Name) is null ? null : request.OldOutputs.Find(row.Name)?.UnwrapAll());

    private void Compare(PropertySpec row, PropertyValue? before, PropertyValue? after)
    {
        var path = PropertyPath.Root.Key(row.Name);
        if (request.IgnoreChanges.Any(ignored => ignored.Contains(path)))
        {
            return;
        }

        before = Meaningful(row, before);
        after = Meaningful(row, after);
        if (Same(row, before, after) || (after is null && StaysAsItIs(row, before!)))
        {
            return;
        }

        var effect = after is null && row.RemovalReplaces ? ChangeEffect.Replace : row.EffectIn(edition);
        if (row.Object is { } type && before is ObjectValue old && after is ObjectValue @new)
        {
            CompareMembers(type, path, effect, old.Properties, @new.Properties);
        }
        else
        {
            Add(path, effect, before, after);
        }
    }

    private void CompareMembers(ObjectSpec type, PropertyPath path, ChangeEffect effect, PropertyMap before, PropertyMap after)
    {
        foreach (var member in type.Properties)
        {
            var memberPath = path.Key(member.Name);
            var (old, @new) = (before.Find(member.Name), after.Find(member.Name));
            if (!Same(member, old, @new) && !request.IgnoreChanges.Any(ignored => ignored.Contains(memberPath)))
            {
                Add(memberPath, effect, old, @new);
            }
        }
    }

    private void Add(PropertyPath path, ChangeEffect effect, PropertyValue? before, PropertyValue? after) => _changes.Add(new(
        path,
        before is null ? ChangeKind.Add : after is null ? ChangeKind.Delete : ChangeKind.Update,
        effect,
        before,
        after));

    // An empty list is the same as none.
    private static PropertyValue? Meaningful(PropertySpec row, PropertyValue? value) => value switch
    {
        ListValue { Items.IsEmpty: true } => null,
        ObjectValue { Properties.Count: 0 } when row.Type == PropertyType.StringMap => null,
        _ => value,
    };

    // Taking an attribute out resets it to its default: nothing to do where it has that value, or where there is none to go back to.
    private bool StaysAsItIs(PropertySpec row, PropertyValue before) =>
        !row.AbsentMeansNone && !row.IsLocal && (row.ResetIn(edition) is not { } reset || Same(row, before, reset));
}
