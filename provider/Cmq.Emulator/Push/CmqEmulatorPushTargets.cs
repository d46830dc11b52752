namespace Cmq.Emulator;

/// <summary>Which endpoints of http subscriptions an emulator delivers to.</summary>
public enum CmqEmulatorPushTargets
{
    /// <summary>This machine only: names that resolve to a loopback address, of IPv4 or IPv6.</summary>
    Loopback,

    /// <summary>Any address that can be reached.</summary>
    Any,

    /// <summary>None: publishing to an http subscription is refused.</summary>
    Off,
}
