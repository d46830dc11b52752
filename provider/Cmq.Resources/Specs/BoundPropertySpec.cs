using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A row of an attribute table together with its place in the service's model.</summary>
/// <typeparam name="TLive">The service's description of the resource.</typeparam>
/// <typeparam name="TSettings">The settings that create and change it.</typeparam>
public sealed class BoundPropertySpec<TLive, TSettings> : PropertySpec
{
    /// <summary>Reads the value from what the service describes; null when the service does not say.</summary>
    public Func<TLive, PropertyValue?>? Read { get; init; }

    /// <summary>Writes a value into the settings; null when it does not go there.</summary>
    public Func<TSettings, PropertyValue, TSettings>? Write { get; init; }
}
