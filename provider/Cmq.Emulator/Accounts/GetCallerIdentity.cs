using System.Globalization;

namespace Cmq.Emulator;

/// <summary>
/// The one action of the Security Token Service that is answered here: who signs. Whoever it is, it is the account of the options itself.
/// </summary>
internal sealed class GetCallerIdentity() : ApiAction(nameof(GetCallerIdentity))
{
    public override ApiProduct Product => ApiProduct.Sts;

    public override Task RunAsync(ApiCall call)
    {
        var uin = call.AccountUin.ToString(CultureInfo.InvariantCulture);
        call.Answer.Member("AccountId", uin);
        call.Answer.Member("UserId", uin);
        call.Answer.Member("PrincipalId", uin);
        call.Answer.Member("Arn", $"qcs::cam::uin/{uin}:uin/{uin}");
        call.Answer.Member("Type", "CAMUser");
        return Task.CompletedTask;
    }
}
