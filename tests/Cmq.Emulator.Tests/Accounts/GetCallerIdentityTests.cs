namespace Cmq.Emulator.Tests;

internal sealed class GetCallerIdentityTests : EmulatorTests
{
    [Test]
    public async Task Get_SaysTheAccountOfTheOptions()
    {
        await using var api = await TestEmulator.StartAsync(accountUin: 42);
        var answer = await api.CallAsync("GetCallerIdentity", "{}", request => (request.Version, request.Service) = ("2018-08-13", "sts"));
        Assert.That(answer.Code, Is.Null, answer.Text);
        Assert.That(((string?)answer.Response["AccountId"], (string?)answer.Response["Arn"]), Is.EqualTo(("42", "qcs::cam::uin/42:uin/42")));
    }

    [Test]
    public async Task Get_WithoutARegion_IsFine() => Assert.That((await CallAsync(request => request.Region = null)).Code, Is.Null);

    [Test]
    public async Task Get_SignedWithAnotherKey_IsRefused() =>
        Assert.That((await CallAsync(request => request.SecretKey = "guess")).Code, Is.EqualTo("AuthFailure.SignatureFailure"));

    [TestCase("sts", null)]
    [TestCase("tag", "AuthFailure.InvalidAuthorization")]
    public async Task ServiceLabel_InStrictMode_HasToBeTheTokenService(string service, string? code)
    {
        await using var api = await TestEmulator.StartAsync(strictServiceLabel: true);
        var answer = await api.CallAsync("GetCallerIdentity", "{}", request => (request.Version, request.Service) = ("2018-08-13", service));
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    private Task<ApiAnswer> CallAsync(Action<ApiRequestBuilder>? change = null) => Api.CallAsync("GetCallerIdentity", "{}", request =>
    {
        (request.Version, request.Service) = ("2018-08-13", "sts");
        change?.Invoke(request);
    });
}
