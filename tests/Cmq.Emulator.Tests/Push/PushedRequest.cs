namespace Cmq.Emulator.Tests;

/// <summary>What an endpoint got.</summary>
internal sealed record PushedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
