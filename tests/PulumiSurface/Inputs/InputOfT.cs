namespace Pulumi;

public class Input<T> : IInput
{
    private protected Input(Output<T> value) => Value = value;

    private protected Output<T> Value { get; set; }

    public static implicit operator Input<T>(T value) => new(Output<T>.Known(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Untyped();

    internal Output<T> AsOutput() => Value;

    // A list or a map keeps its items' own secrecy and unknowns: it is serialized item by item.
    private protected virtual IOutput Untyped() => Value;
}
