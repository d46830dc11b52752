using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>An object that is there, whoever made it.</summary>
/// <param name="Spec">Its type.</param>
/// <param name="Id">Its id, in the service's own spelling.</param>
internal sealed record LiveObject(ResourceSpec Spec, string Id)
{
    /// <summary>What identifies it among all objects.</summary>
    public ObjectKey Key => new(Spec.Name, Id);
}
