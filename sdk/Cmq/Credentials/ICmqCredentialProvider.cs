namespace Cmq;

/// <summary>
/// Where the client gets its credential from. It is asked before every attempt to send, also when a call is tried again, so that a
/// credential that expires is replaced in time; a provider whose source is slow keeps what it got.
/// </summary>
public interface ICmqCredentialProvider
{
    /// <summary>The credential to sign the next request with. Called from several threads at once.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <remarks>What it throws is treated as <see cref="CmqClientOptions.Credentials"/> says.</remarks>
    ValueTask<CmqCredential> GetCredentialAsync(CancellationToken cancellationToken);
}
