using Cmq.Properties;

namespace Cmq.Provider;

/// <summary>A child as the engine answered for it.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Outputs">What is known of it; null when the engine left it out.</param>
internal sealed record RegisteredChild(string Urn, PropertyMap? Outputs)
{
    /// <summary>An output, which depends on the child. In a preview one that is not there is not known yet.</summary>
    /// <param name="name">The output.</param>
    public PropertyValue Output(string name) => Outputs?.Find(name) is { IsUnknown: false } value
        ? new OutputValue(value, value.IsSecret, [Urn])
        : new OutputValue(null, Outputs?.Find(name)?.IsSecret == true, [Urn]);
}
