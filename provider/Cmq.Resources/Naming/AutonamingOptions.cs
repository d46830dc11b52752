namespace Cmq.Resources;

/// <summary>How a resource without a name is named.</summary>
/// <param name="ProposedName">The name that the configuration proposes; empty when there is none.</param>
/// <param name="Mode">How it is to be taken.</param>
public sealed record AutonamingOptions(string ProposedName, AutonamingMode Mode);
