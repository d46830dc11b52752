using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>A rule for package schemas.</summary>
/// <param name="Name">The rule in words.</param>
/// <param name="Violations">Finds where a schema breaks it.</param>
public sealed record SchemaRule(string Name, Func<JObject, IEnumerable<string>> Violations)
{
    public override string ToString() => Name;
}
