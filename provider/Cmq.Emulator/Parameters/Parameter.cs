using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>A parameter that an action, or an object within its parameters, has: its name, its type, and whether it is required.</summary>
internal abstract class Parameter(string name, bool isRequired)
{
    /// <summary>The name on the wire; case counts.</summary>
    public string Name { get; } = name;

    /// <summary>Whether a call without it is refused.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>Reads a value.</summary>
    /// <param name="token">The value; never JSON's null.</param>
    /// <param name="path">Where it stands: <c>Tags.0.TagKey</c>.</param>
    /// <param name="form">How it was written.</param>
    /// <exception cref="ApiRefusalException">It is of another type.</exception>
    public abstract object? ReadValue(JToken token, string path, ParameterForm form);

    public static Parameter<string> Text(string name) => new(name, true, ParameterTypes.Text);

    public static Parameter<string?> OptionalText(string name) => new(name, false, ParameterTypes.Text);

    /// <summary>A whole number that is not negative; the service's type is 64 bits wide without a sign.</summary>
    public static Parameter<long> Unsigned(string name) => new(name, true, ParameterTypes.Unsigned);

    /// <inheritdoc cref="Unsigned"/>
    public static Parameter<long?> OptionalUnsigned(string name) => new(name, false, (token, path, form) => ParameterTypes.Unsigned(token, path, form));

    /// <summary>A whole number, 64 bits wide.</summary>
    public static Parameter<long> Integer(string name) => new(name, true, ParameterTypes.Integer);

    public static Parameter<bool?> OptionalFlag(string name) => new(name, false, (token, path, form) => ParameterTypes.Flag(token, path, form));

    public static Parameter<IReadOnlyList<T>?> OptionalList<T>(string name, ParameterReader<T> readItem) =>
        new(name, false, (token, path, form) => ParameterTypes.List(token, path, form, readItem));
}
