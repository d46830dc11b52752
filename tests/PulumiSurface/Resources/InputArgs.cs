using System.Reflection;

namespace Pulumi;

public abstract class InputArgs
{
    private const BindingFlags Members = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;

    /// <summary>Each member that is an input, with its value.</summary>
    internal IEnumerable<(InputAttribute Input, object? Value, string Member)> Inputs() =>
        GetType().GetFields(Members).Select(field => (field.GetCustomAttribute<InputAttribute>()!, field.GetValue(this), field.Name))
            .Concat(GetType().GetProperties(Members).Select(property => (property.GetCustomAttribute<InputAttribute>()!, Read(property), property.Name)))
            .Where(member => member.Item1 is not null);

    // The getter of a collection makes it, so only what is an input itself is read.
    private object? Read(PropertyInfo property) => property.IsDefined(typeof(InputAttribute)) ? property.GetValue(this) : null;
}
