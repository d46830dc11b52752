using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>Reads a value of one type; see <see cref="Parameter.ReadValue"/>.</summary>
internal delegate T ParameterReader<out T>(JToken token, string path, ParameterForm form);

/// <summary>A parameter of a type; one that may be left out has a nullable type.</summary>
internal sealed class Parameter<T>(string name, bool isRequired, ParameterReader<T> read) : Parameter(name, isRequired)
{
    public override object? ReadValue(JToken token, string path, ParameterForm form) => read(token, path, form);
}
