using System.Collections.Frozen;
using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>All parameters that an action has, or all members of an object among them.</summary>
internal sealed class ParameterSet(params ImmutableArray<Parameter> parameters)
{
    private readonly FrozenDictionary<string, Parameter> _byName = parameters.ToFrozenDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>Reads what was given for them. A null is as good as nothing, since some SDKs send one for the other.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="form">How it was written.</param>
    /// <param name="owner">Whose parameters they are, for messages.</param>
    /// <param name="path">Where they stand, with a dot at its end; empty at the top.</param>
    /// <exception cref="ApiRefusalException">One is unknown, missing, or of another type.</exception>
    public Arguments Read(JObject given, ParameterForm form, string owner, string path = "")
    {
        foreach (var member in given.Properties())
        {
            if (!_byName.ContainsKey(member.Name))
            {
                var known = string.Join(", ", parameters.Select(parameter => parameter.Name));
                throw new ApiRefusalException(
                    CmqErrorCodes.UnknownParameter,
                    $"The parameter `{path}{member.Name}` is not recognized; {owner} has {known}.");
            }
        }

        var values = new Dictionary<Parameter, object?>();
        foreach (var parameter in parameters)
        {
            if (given[parameter.Name] is { Type: not JTokenType.Null } token)
            {
                values.Add(parameter, parameter.ReadValue(token, path + parameter.Name, form));
            }
            else if (parameter.IsRequired)
            {
                throw new ApiRefusalException(CmqErrorCodes.MissingParameter, $"The request is missing the parameter `{path}{parameter.Name}`.");
            }
        }

        return new Arguments(values);
    }
}
