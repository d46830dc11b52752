namespace Pulumi;

public static class InputExtensions
{
    public static Output<U> Apply<T, U>(this Input<T> input, Func<T, U> func) => input.AsOutput().Apply(func);

    public static Output<T> ToOutput<T>(this Input<T> input) => input.AsOutput();
}
