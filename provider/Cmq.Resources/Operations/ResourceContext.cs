namespace Cmq.Resources;

/// <summary>What resources work with.</summary>
/// <param name="Management">The service, or the broker in its place; null when only previews without look-ups are wanted.</param>
/// <param name="Edition">Whose rules hold.</param>
/// <param name="TimeProvider">The clock.</param>
public sealed record ResourceContext(ICmqManagement? Management, CmqEdition Edition, TimeProvider TimeProvider);
