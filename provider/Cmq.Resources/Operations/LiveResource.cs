using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A resource as it was found.</summary>
/// <param name="Id">Its id, in the service's own spelling.</param>
/// <param name="Inputs">The live values as a program would set them: what it sets, and what differs although it does not.</param>
/// <param name="Outputs">All that is known of it.</param>
public sealed record LiveResource(string Id, PropertyMap Inputs, PropertyMap Outputs);
