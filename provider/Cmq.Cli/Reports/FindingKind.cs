namespace Cmq.Cli;

/// <summary>What a finding says.</summary>
internal enum FindingKind
{
    /// <summary>A property is not as it was declared.</summary>
    Changed,

    /// <summary>What was declared is not there.</summary>
    Missing,

    /// <summary>What is there was declared by nobody.</summary>
    Unmanaged,

    /// <summary>A rule of a policy does not hold.</summary>
    Policy,
}
