namespace Cmq.Cli;

/// <summary>What <c>cmq emulator</c> was told.</summary>
internal sealed record EmulatorSettings
{
    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Name of the edition; null for the environment's, or the default.</summary>
    public string? Edition { get; init; }

    /// <summary>The file that keeps the objects; null for the environment's, or none.</summary>
    public string? MemoryFile { get; init; }

    /// <summary>The folder that keeps objects and messages through a crash; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>The secret id that is taken; null for the one for local use.</summary>
    public string? SecretId { get; init; }

    /// <summary>The key of that id; null for the one for local use.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Whether requests of any key are taken, their signatures unverified.</summary>
    public bool AnyCredentials { get; init; }

    /// <summary>The program that is brought up before the emulator answers; null for none.</summary>
    public string? Seed { get; init; }

    /// <summary>Which limits hold.</summary>
    public EmulatorLimits Limits { get; init; }

    /// <summary>The address to listen on; null for the loopback address.</summary>
    public string? Listen { get; init; }

    /// <summary>Whether the admin API and the page answer other machines too.</summary>
    public bool AllowRemoteAdmin { get; init; }

    /// <summary>Where http subscriptions are delivered to: loopback, any or off; null for loopback, or off where a file keeps the objects.</summary>
    public string? Push { get; init; }
}
