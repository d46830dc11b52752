using Cmq.Resources;

namespace Cmq.Provider;

/// <summary>What a provider works with; the real things unless set.</summary>
internal sealed record ProviderOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Opens the service that a configuration leads to.</summary>
    public Func<CmqSettings, CmqBackendOptions, CmqBackend> Open { get; init; } = CmqBackend.Open;
}
