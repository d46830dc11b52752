namespace Cmq;

public sealed partial class CmqManagementClient
{
    /// <summary>Asks who the credential belongs to: one call of <c>GetCallerIdentity</c>, which needs no permission.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CmqServiceException">The service refused.</exception>
    /// <exception cref="CmqTransportException">No answer arrived.</exception>
    public Task<CmqCallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken = default) => _api.CallAsync(
        ApiAction.GetCallerIdentity,
        null,
        [],
        answer => new CmqCallerIdentity(
            answer.TextOrNull("AccountId") is { Length: > 0 } account ? account : throw new FormatException("it has no AccountId"),
            answer.TextOrNull("UserId"),
            answer.TextOrNull("PrincipalId"),
            answer.TextOrNull("Arn"),
            answer.TextOrNull("Type")),
        cancellationToken);
}
