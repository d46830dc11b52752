using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

public sealed class CallerIdentityTests
{
    [Test]
    public async Task GetCallerIdentity_AsksTheSecurityTokenService()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["AccountId"] = "100000000001", ["Arn"] = "qcs::cam::uin/1:uin/2", ["Type"] = "CAMUser" }));
        var identity = await bench.Client.GetCallerIdentityAsync();
        var sent = bench.Service.Requests.Single();
        Assert.That(identity, Is.EqualTo(new CmqCallerIdentity("100000000001", null, null, "qcs::cam::uin/1:uin/2", "CAMUser")));
        Assert.That((sent.Action, sent.Body.ToString(), sent.Header("X-TC-Version")), Is.EqualTo(("GetCallerIdentity", "{}", "2018-08-13")));
        Assert.That(sent.Header("Authorization"), Does.Contain("/sts/tc3_request"));
        Assert.That(sent.Header("Host"), Is.EqualTo("sts.tencentcloudapi.com"));
    }

    [Test]
    public void GetCallerIdentity_WithoutAnAccountInTheAnswer_IsNoIdentity()
    {
        using var bench = new Bench();
        Assert.That(() => bench.Client.GetCallerIdentityAsync(), Throws.TypeOf<CmqTransportException>().With.Message.Contains("it has no AccountId"));
    }
}
