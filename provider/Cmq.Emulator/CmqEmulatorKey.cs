namespace Cmq.Emulator;

/// <summary>A pair of keys that the emulator accepts.</summary>
/// <param name="SecretId">Names the key in a request.</param>
/// <param name="SecretKey">Signs the request and never travels.</param>
/// <param name="Token">
/// For a temporary key: the token that every request has to carry. Null for a permanent key, whose requests must not carry one.
/// </param>
public sealed record CmqEmulatorKey(string SecretId, string SecretKey, string? Token = null)
{
    /// <summary>The secret id alone: the other members are secrets, and this text ends up in logs.</summary>
    public override string ToString() => SecretId;
}
