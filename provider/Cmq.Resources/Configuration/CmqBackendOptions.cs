namespace Cmq.Resources;

/// <summary>What a program opens a backend with, besides its configuration.</summary>
public sealed record CmqBackendOptions
{
    /// <summary>What the program calls itself to the service: <c>pulumi-resource-cmq/1.0.0</c>.</summary>
    public required string RequestClient { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Told before each wait for a new attempt of a call to the cloud.</summary>
    public Action<CmqRetryEvent>? OnRetry { get; init; }

    /// <summary>Told before a call to the cloud waits a second or more for its turn.</summary>
    public Action<CmqRateWait>? OnRateWait { get; init; }

    /// <summary>Told when another process has kept an operation waiting for the memory file for a second; gets the file.</summary>
    public Action<string>? OnFileWait { get; init; }

    /// <summary>
    /// How long an operation that is cancelled may go on, once its request to change something is on its way: to hear the answer, and to read the
    /// object back. 2.5 s unless set: a plugin that is told to end has 3 s, and answers before that.
    /// </summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(2.5);
}
