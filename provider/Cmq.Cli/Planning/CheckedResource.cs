using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A declared resource whose inputs have been evaluated and checked.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Controller">The operations on its type.</param>
/// <param name="Inputs">Its inputs; what is not known yet is unknown.</param>
/// <param name="Id">Its id; null when it is not known yet.</param>
/// <param name="IsProtected">Whether it must not be deleted or replaced.</param>
/// <param name="IsRetained">Whether a deletion leaves it where it is.</param>
internal sealed record CheckedResource(
    ResourceDeclaration Declaration,
    IResourceController Controller,
    PropertyMap Inputs,
    string? Id,
    bool IsProtected,
    bool IsRetained)
{
    /// <summary>Whether the program sets no name, and one was made up.</summary>
    public bool IsNameMadeUp { get; init; }
}
