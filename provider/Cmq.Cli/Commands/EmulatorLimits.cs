namespace Cmq.Cli;

/// <summary>How much of the service's limits on an account an emulator keeps to. The limits of a single object or message always hold.</summary>
internal enum EmulatorLimits
{
    /// <summary>No quotas, names are free as soon as their object is deleted, and calls are not counted: for tests and laptops.</summary>
    Relaxed,

    /// <summary>The edition's quotas, deleted names blocked for 30 s, and calls a second limited: what an account meets.</summary>
    Strict,
}
