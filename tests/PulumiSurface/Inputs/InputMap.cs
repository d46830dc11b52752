using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<V> : Input<ImmutableDictionary<string, V>>, IEnumerable
{
    private Output<ImmutableDictionary<string, Input<V>>> _items;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<V>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<V>>> items)
        : base(Whole(items)) => _items = items;

    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<V>(Dictionary<string, V> values) => new(Output.Create(Inputs(values)));

    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) => new(Output.Create(Inputs(values)));

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => new(values.Apply(map => Inputs(map)));

    public void Add(string key, Input<V> value)
    {
        _items = _items.Apply(items => items.Add(key, value));
        Value = Whole(_items);
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("An input map may hold what is not known yet; use Apply.");

    private protected override IOutput Untyped() => _items;

    private static ImmutableDictionary<string, Input<V>> Inputs(IEnumerable<KeyValuePair<string, V>> values) =>
        values.ToImmutableDictionary(pair => pair.Key, pair => (Input<V>)pair.Value);

    private static Output<ImmutableDictionary<string, V>> Whole(Output<ImmutableDictionary<string, Input<V>>> items) => items.Apply(map =>
        Output.All(map.Select(pair => pair.Value.Apply(value => KeyValuePair.Create(pair.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary(pair => pair.Key, pair => pair.Value)));
}
