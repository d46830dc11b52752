namespace Cmq;

/// <summary>Who a credential belongs to, as the account's Security Token Service says it.</summary>
/// <param name="AccountId">Number of the account (uin): <c>100000000001</c>.</param>
/// <param name="UserId">Number of the user; for a role, role and session name.</param>
/// <param name="PrincipalId">Number of the account, user or role that signs.</param>
/// <param name="Arn">Its name in policies: <c>qcs::cam::uin/100000000001:uin/100000000002</c>.</param>
/// <param name="Type">What it is, in the service's word: <c>CAMUser</c>, <c>CAMRole</c>, …</param>
public sealed record CmqCallerIdentity(string AccountId, string? UserId, string? PrincipalId, string? Arn, string? Type);
