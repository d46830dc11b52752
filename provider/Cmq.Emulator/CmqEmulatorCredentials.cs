using System.Collections.Frozen;

namespace Cmq.Emulator;

/// <summary>Whose requests the emulator answers.</summary>
public sealed class CmqEmulatorCredentials
{
    private readonly FrozenDictionary<string, CmqEmulatorKey>? _keys;

    private CmqEmulatorCredentials(FrozenDictionary<string, CmqEmulatorKey>? keys) => _keys = keys;

    /// <summary>The key for local use, which is no secret: <c>AKIDEMULATOR</c> with <c>cmq-emulator-secret-key</c>.</summary>
    public static CmqEmulatorKey LocalKey { get; } = new("AKIDEMULATOR", "cmq-emulator-secret-key");

    /// <summary>Only <see cref="LocalKey"/>. The default.</summary>
    public static CmqEmulatorCredentials Local { get; } = Only(LocalKey);

    /// <summary>
    /// Whoever asks. Requests still carry a well-formed signature of the right time, but as nobody knows the key, it is not verified.
    /// </summary>
    public static CmqEmulatorCredentials Any { get; } = new(null);

    /// <summary>Only these keys; every signature is verified.</summary>
    /// <param name="keys">The keys.</param>
    /// <exception cref="ArgumentException">Two keys have one secret id.</exception>
    public static CmqEmulatorCredentials Only(params IEnumerable<CmqEmulatorKey> keys) =>
        new(keys.ToDictionary(key => key.SecretId, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal));

    internal bool AcceptsAnyone => _keys is null;

    internal CmqEmulatorKey? Find(string secretId) => _keys?.GetValueOrDefault(secretId);
}
