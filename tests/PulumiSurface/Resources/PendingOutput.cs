using System.Reflection;

namespace Pulumi;

/// <summary>Data that becomes an output of a type that is known at run time only.</summary>
internal readonly struct PendingOutput(Task<OutputData<object?>> data)
{
    public Output<T> As<T>() => new(CastAsync<T>(data));

    public object AsOf(Type type) => typeof(PendingOutput).GetMethod(nameof(As), BindingFlags.Public | BindingFlags.Instance)!
        .MakeGenericMethod(type).Invoke(this, null)!;

    private static async Task<OutputData<T>> CastAsync<T>(Task<OutputData<object?>> data)
    {
        var untyped = await data.ConfigureAwait(false);
        return new OutputData<T>((T)untyped.Value!, untyped.IsKnown, untyped.IsSecret, untyped.Resources);
    }
}
