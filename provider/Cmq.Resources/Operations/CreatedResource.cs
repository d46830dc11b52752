using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A resource that was created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Outputs">Its outputs.</param>
public sealed record CreatedResource(string Id, PropertyMap Outputs);
