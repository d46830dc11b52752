namespace Pulumi;

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data) => Data = data;

    internal Task<OutputData<T>> Data { get; }

    public Output<U> Apply<U>(Func<T, U> func) => Apply(value => Output.Create(func(value)));

    public Output<U> Apply<U>(Func<T, Task<U>> func) => Apply(value => Output.Create(func(value)));

    public Output<U> Apply<U>(Func<T, Input<U>?> func) => Apply(value => func(value)?.ToOutput());

    public Output<U> Apply<U>(Func<T, Output<U>?> func) => new(ApplyAsync(func));

    Task<OutputData<object?>> IOutput.DataAsync() => UntypedAsync();

    internal static Output<T> Known(T value, bool isSecret = false) => new(Task.FromResult(new OutputData<T>(value, IsKnown: true, isSecret, [])));

    private async Task<OutputData<U>> ApplyAsync<U>(Func<T, Output<U>?> func)
    {
        var data = await Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return new OutputData<U>(default!, IsKnown: false, data.IsSecret, data.Resources);
        }

        if (func(data.Value) is not { } next)
        {
            return new OutputData<U>(default!, IsKnown: true, data.IsSecret, data.Resources);
        }

        var result = await next.Data.ConfigureAwait(false);
        return result with { IsSecret = data.IsSecret || result.IsSecret, Resources = data.Resources.Union(result.Resources) };
    }

    private async Task<OutputData<object?>> UntypedAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return new OutputData<object?>(data.Value, data.IsKnown, data.IsSecret, data.Resources);
    }
}
