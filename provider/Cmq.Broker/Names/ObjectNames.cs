namespace Cmq.Broker;

/// <summary>What is said of a name that is taken, or that nothing has.</summary>
internal static class ObjectNames
{
    public static string Taken(string kind, string name, string existing) =>
        string.Equals(name, existing, StringComparison.Ordinal)
            ? $"a {kind} '{existing}' exists already"
            : $"a {kind} '{existing}' exists already, and case does not distinguish the names of two {kind}s";

    public static string Missing(string kind, string name) => $"there is no {kind} '{name}'";
}
