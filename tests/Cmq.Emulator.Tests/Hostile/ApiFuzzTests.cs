using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Emulator.Tests;

/// <summary>Calls of API 3.0, properly signed, with anything in them.</summary>
internal sealed class ApiFuzzTests : HostileTests
{
    private static readonly Gen<((string Action, Dictionary<string, string> Members) Call, bool IsGet, int Seconds)> Steps =
        from call in ApiCalls.Any
        from isGet in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from seconds in Gen.Elements(0, 0, 0, 1, 30, 300)
        select (call, isGet, seconds);

    // About 130 of them succeed. The rules would not have been tried if nearly none did.
    private const int Calls = 700;
    private const int Fewest = 35;

    [Test]
    public async Task Calls_OfAnything_GetAnEnvelopeAndLeaveNothingBehind()
    {
        var (succeeded, refused) = (0, 0);
        Prop.ForAll(Arb.From(Steps), step =>
        {
            Clock.Now += TimeSpan.FromSeconds(step.Seconds);
            var answer = SendAsync(Request(step.Call.Action, step.Call.Members, step.IsGet)).GetAwaiter().GetResult();
            (succeeded, refused) = answer.Code is null ? (succeeded + 1, refused) : (succeeded, refused + 1);
            return (answer.Status == HttpStatusCode.OK && answer.ContentType == "application/json" && answer.Code != "InternalError" && answer.Response["RequestId"] is not null)
                .Label(answer.Text + string.Join('\n', Log));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Calls));

        Assert.That((Math.Min(succeeded, refused) > Fewest, Log), Is.EqualTo((true, Array.Empty<string>())), $"{succeeded} succeeded, {refused} were refused");
        await Aftermath.AssertAllCanBeUsedAndRemovedAsync(Broker);
    }

    [TestCase("{\"QueueName\":\"q\",\"VisibilityTimeout\":", "1", "}", "InvalidParameter")]
    [TestCase("{\"QueueName\":\"q\",\"VisibilityTimeout\":", "1", ".5}", "InvalidParameterValue")]
    [TestCase("{\"QueueName\":\"", "q", "\"}", "InvalidParameterValue")]
    [TestCase("{\"QueueName\":\"q\",\"Tags\":[", "{},", "{}]}", "MissingParameter")]
    [TestCase("{\"", "x", "\":1}", "UnknownParameter")]
    [TestCase("{\"QueueName\":\"q\",\"Tags\":", "[", "", "InvalidParameter")]
    public async Task Body_OfAMegabyteOfTheSame_IsRefusedInTime(string beginning, string unit, string end, string code)
    {
        var before = await PictureAsync();
        var answer = await SendAsync(ApiRequest("CreateCmqQueue", beginning + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + end)).WaitAsync(Limit);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text[..Math.Min(answer.Text.Length, 400)]);
        await AssertUnharmedAsync(before);
    }

    private ApiRequestBuilder Request(string action, Dictionary<string, string> members, bool isGet)
    {
        if (!isGet)
        {
            return ApiRequest(action, $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}");
        }

        // In a query everything is text, and a list is flattened. One over 64 KB is refused by HTTP itself.
        var request = ApiRequest(action, "");
        var fields = members.Select(member => member.Value.StartsWith('[') ? (Name: member.Key + ".0", member.Value) : (Name: member.Key, member.Value));
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value.Trim('[', ']', '"')[..Math.Min(field.Value.Trim('[', ']', '"').Length, 1000)])}"));
        (request.Method, request.ContentType, request.Query) = ("GET", "application/x-www-form-urlencoded", query);
        return request;
    }
}
