using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Emulator.Tests;

/// <summary>Requests that were changed after they were signed, or signed by nobody: none gets through on either face.</summary>
internal sealed class BrokenSignatureTests : HostileTests
{
    private static readonly Gen<(int Place, char Char, int Action)> Changes =
        from place in Gen.Choose(0, 10_000)
        from character in Gen.Choose(33, 126)
        from action in Gen.Choose(0, 2)
        select (place, (char)character, action);

    [Test]
    public async Task Api_AuthorizationThatWasChanged_GetsNothingDone() => await HoldsAsync((place, character, action) =>
    {
        string[] bodies = ["{\"QueueName\":\"orders\"}", "{\"QueueName\":\"orders\",\"MsgContent\":\"x\",\"DelaySeconds\":0}", "{\"QueueName\":\"new\"}"];
        var request = ApiRequest(new[] { "ClearCmqQueue", "SendCmqMsg", "CreateCmqQueue" }[action], bodies[action]);
        request.Authorization = header => Changed(header, place % header.Length, character);
        var code = SendAsync(request).GetAwaiter().GetResult().Code ?? "success";
        return (code.StartsWith("AuthFailure.", StringComparison.Ordinal), code);
    });

    [Test]
    public async Task Api_BodyThatWasChanged_GetsNothingDone() => await HoldsAsync((place, character, _) =>
    {
        const string body = "{\"QueueName\":\"orders\",\"MsgContent\":\"x\",\"DelaySeconds\":0}";
        var request = ApiRequest("SendCmqMsg", Changed(body, place % body.Length, character));
        request.SignedPayload = body;
        var code = SendAsync(request).GetAwaiter().GetResult().Code ?? "success";
        return (code == "AuthFailure.SignatureFailure", code);
    });

    [Test]
    public async Task V2_BodyThatWasChanged_GetsNothingDone() => await HoldsAsync((place, character, action) =>
    {
        var request = new V2Request(new[] { "SendMessage", "CreateQueue", "DeleteQueue" }[action], ("queueName", "orders"), ("msgBody", "x"));

        // The last digit before the padding has bits that stand for nothing.
        request.Spoil = encoded => Changed(encoded, place % (encoded.Length - "k%3D".Length), character);
        var pair = SendAsync(request).GetAwaiter().GetResult().Pair;
        return (pair is "4100/10030" or "4100/10270" or "4000/10450" or "4000/10010" or "4000/10310" or "4000/10330" or "4000/10360" or "4000/10420" or "4000/10280" or "4000/10430", pair);
    });

    // A change that is none does not count, nor does one of case, which an escape does not have.
    private static string Changed(string text, int place, char character) =>
        string.Concat(text.AsSpan(0, place), [char.ToLowerInvariant(character) == char.ToLowerInvariant(text[place]) ? '~' : character], text.AsSpan(place + 1));

    private async Task HoldsAsync(Func<int, char, int, (bool Holds, string Otherwise)> law)
    {
        var before = await PictureAsync();
        Prop.ForAll(Arb.From(Changes), change =>
        {
            var (holds, otherwise) = law(change.Place, change.Char, change.Action);
            return holds.Label(otherwise);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        await AssertUnharmedAsync(before);
    }
}
