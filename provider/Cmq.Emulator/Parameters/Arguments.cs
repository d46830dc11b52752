namespace Cmq.Emulator;

/// <summary>The values given for parameters.</summary>
internal sealed class Arguments(IReadOnlyDictionary<Parameter, object?> values)
{
    /// <summary>The value of a parameter; null when it was not given, which a required one always is.</summary>
    public T Get<T>(Parameter<T> parameter) => values.TryGetValue(parameter, out var value) ? (T)value! : default!;
}
