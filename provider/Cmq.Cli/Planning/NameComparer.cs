namespace Cmq.Cli;

/// <summary>Compares types and ids as the service compares names: without regard to case.</summary>
internal sealed class NameComparer : IEqualityComparer<(string Type, string Id)>
{
    /// <inheritdoc/>
    public bool Equals((string Type, string Id) x, (string Type, string Id) y) => x.Type == y.Type && CmqNames.Comparer.Equals(x.Id, y.Id);

    /// <inheritdoc/>
    public int GetHashCode((string Type, string Id) obj) => HashCode.Combine(obj.Type, CmqNames.Comparer.GetHashCode(obj.Id));
}
