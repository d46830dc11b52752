using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

public static class Output
{
    public static Output<T> Create<T>(T value) => Output<T>.Known(value);

    public static Output<T> Create<T>(Task<T> value) => new(KnownAsync(value, isSecret: false));

    public static Output<T> CreateSecret<T>(T value) => Output<T>.Known(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value) => new(SecretAsync(value));

    public static Output<T> Unsecret<T>(Output<T> output) => new(UnsecretAsync(output));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => input.ToOutput()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(AllAsync([.. outputs]));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2)
    {
        var (first, second) = (item1.OrNull(), item2.OrNull());
        return first.Apply(one => second.Apply(two => (one, two)));
    }

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) => Tuple((Input<T1>)item1, (Input<T2>)item2);

    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(argument => new Output<object?>(ArgumentAsync(argument))))
            .Apply(arguments => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. arguments]));

    // A null in place of an input is an input of null.
    private static Output<T> OrNull<T>(this Input<T>? input) => input?.ToOutput() ?? Create<T>(default(T)!);

    private static async Task<OutputData<T>> KnownAsync<T>(Task<T> value, bool isSecret) =>
        new(await value.ConfigureAwait(false), IsKnown: true, isSecret, []);

    private static async Task<OutputData<T>> SecretAsync<T>(Output<T> value) => (await value.Data.ConfigureAwait(false)) with { IsSecret = true };

    private static async Task<OutputData<T>> UnsecretAsync<T>(Output<T> value) => (await value.Data.ConfigureAwait(false)) with { IsSecret = false };

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Output<T>> outputs)
    {
        var data = await Task.WhenAll(outputs.Select(output => output.Data)).ConfigureAwait(false);
        var isKnown = data.All(item => item.IsKnown);
        return new OutputData<ImmutableArray<T>>(
            isKnown ? [.. data.Select(item => item.Value)] : [],
            isKnown,
            data.Any(item => item.IsSecret),
            [.. data.SelectMany(item => item.Resources)]);
    }

    private static Task<OutputData<object?>> ArgumentAsync(object? argument) => argument switch
    {
        IOutput output => output.DataAsync(),
        IInput input => input.ToOutput().DataAsync(),
        _ => Task.FromResult(new OutputData<object?>(argument, IsKnown: true, IsSecret: false, [])),
    };
}
