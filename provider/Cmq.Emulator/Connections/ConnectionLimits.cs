using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cmq.Emulator;

/// <summary>
/// How long the emulator bears with whoever is at the other end of a connection. Each limit ends a connection that would stay for ever otherwise; none is near what a
/// client does, even one that is stopped in a debugger between two requests for a while. The server looks at the time once a second.
/// </summary>
internal sealed record ConnectionLimits
{
    /// <summary>How long a connection may stay without a request, before the first one and between two.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>How long the line and the headers of a request may take.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes a second a body that is waited for, or an answer that is being taken, moves on the average; below it, the connection is closed after <see cref="Grace"/>.</summary>
    public double BytesPerSecond { get; init; } = 4096;

    /// <summary>How long after its beginning the speed of a body does not count; more than a second.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Sets them in the server.</summary>
    public void Apply(KestrelServerLimits limits)
    {
        limits.KeepAliveTimeout = Idle;
        limits.RequestHeadersTimeout = Headers;
        limits.MinRequestBodyDataRate = new(BytesPerSecond, Grace);
        limits.MinResponseDataRate = new(BytesPerSecond, Grace);
    }
}
