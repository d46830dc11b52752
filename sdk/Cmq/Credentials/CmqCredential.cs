namespace Cmq;

/// <summary>
/// The keys that sign requests: those of an account or user, or temporary ones that come with a security token. It never changes, and
/// it does not show its values in <see cref="ToString"/>. It is its own provider, for keys that hold as long as the program runs.
/// </summary>
public sealed class CmqCredential : ICmqCredentialProvider
{
    /// <summary>A credential.</summary>
    /// <param name="secretId">The secret id. It names the keys and is sent with every request.</param>
    /// <param name="secretKey">The secret key. It is never sent.</param>
    /// <param name="securityToken">The token of temporary keys; null or empty for lasting ones.</param>
    /// <exception cref="ArgumentException">
    /// One is empty, or has a blank, a line break or anything else that is not visible ASCII: mostly the line end of the file it was read from.
    /// </exception>
    public CmqCredential(string secretId, string secretKey, string? securityToken = null)
    {
        SecretId = Checked(secretId, nameof(secretId), "secret id");
        SecretKey = Checked(secretKey, nameof(secretKey), "secret key");
        SecurityToken = string.IsNullOrEmpty(securityToken) ? null : Checked(securityToken, nameof(securityToken), "security token");
    }

    /// <summary>The secret id.</summary>
    public string SecretId { get; }

    /// <summary>The secret key.</summary>
    public string SecretKey { get; }

    /// <summary>The token of temporary keys; null for lasting ones.</summary>
    public string? SecurityToken { get; }

    /// <inheritdoc/>
    ValueTask<CmqCredential> ICmqCredentialProvider.GetCredentialAsync(CancellationToken cancellationToken) => new(this);

    /// <summary>Its values, which must not be shown.</summary>
    internal IEnumerable<string> Secrets => ((string?[])[SecretId, SecretKey, SecurityToken]).OfType<string>();

    /// <summary>What kind of credential it is, without its values.</summary>
    public override string ToString() => SecurityToken is null ? "credential (values not shown)" : "temporary credential (values not shown)";

    /// <summary>
    /// Takes the values out of a text that came from elsewhere, such as an answer that repeats what was sent. Values too short for a
    /// real key stay, as those made up for an emulator: each word that contains one would be torn.
    /// </summary>
    internal string Redact(string text)
    {
        foreach (var value in (string?[])[SecurityToken, SecretKey, SecretId])
        {
            text = value is null or { Length: < 8 } ? text : text.Replace(value, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static string Checked(string value, string parameter, string words)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Length == 0)
        {
            throw new ArgumentException($"The {words} is empty.", parameter);
        }

        return WireText.IsVisible(value)
            ? value
            : throw new ArgumentException(
                $"The {words} has a blank, a line break or another character that no {words} has; is there a line break at its end?", parameter);
    }
}
