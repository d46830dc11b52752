using System.Diagnostics;
using FsCheck;

namespace Cmq.Client.Tests;

/// <summary>Laws of the line that carries a trace context: what goes in comes out, and what is not ours stays as it is.</summary>
public sealed class EnvelopeLaws
{
    private const string Context = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [FsCheck.NUnit.Property]
    public bool Body_WithAContext_ComesBackWithIt(NonNull<string> body)
    {
        using var activity = Started();
        var message = TraceEnvelope.Unwrap(Message(TraceEnvelope.Wrap(Valid(body.Get), activity)));
        return message.Body == Valid(body.Get) && message.TraceParent == activity.Id && message.TraceState == "vendor=1 2";
    }

    [FsCheck.NUnit.Property]
    public bool Body_WithoutAContext_StaysAsItIs(NonNull<string> body)
    {
        var wrapped = TraceEnvelope.Wrap(Valid(body.Get), null);
        return wrapped == Valid(body.Get) && TraceEnvelope.Unwrap(Message(wrapped)).Body == wrapped;
    }

    [FsCheck.NUnit.Property]
    public bool Body_ThatIsAnEnvelopeItself_ComesBackWhole(NonNull<string> body, bool inSpan)
    {
        using var activity = Started();
        var inner = TraceEnvelope.Wrap(Valid(body.Get), activity);
        return TraceEnvelope.Unwrap(Message(TraceEnvelope.Wrap(inner, inSpan ? activity : null))).Body == inner;
    }

    [TestCase("cmq-trace/1 " + Context + " 0000000000000000 \nhello", TestName = "Foreign_WrongChecksum")]
    [TestCase("cmq-trace/1 " + Context + " \nhello", TestName = "Foreign_NoChecksum")]
    [TestCase("cmq-trace/1 nonsense cbf29ce484222325 \n", TestName = "Foreign_NoContext")]
    [TestCase("cmq-trace/1 " + Context, TestName = "Foreign_NoLine")]
    [TestCase("cmq-trace/2 - cbf29ce484222325 \n", TestName = "Foreign_AnotherVersion")]
    public void Unwrap_WhatIsNotOurs_StaysAsItIs(string body) => Assert.That(TraceEnvelope.Unwrap(Message(body)), Is.EqualTo(Message(body)));

    [Test]
    public void Line_IsNotLongerThanItsMaximum()
    {
        using var activity = Started();
        activity.TraceStateString = new('x', 512);
        Assert.That(TraceEnvelope.Wrap("", activity), Has.Length.LessThanOrEqualTo(TraceEnvelope.MaxLength));
    }

    private static Activity Started()
    {
        var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).SetParentId(Context).Start();
        activity.TraceStateString = "vendor=1 2";
        return activity;
    }

    private static CmqMessage Message(string body) => new()
    {
        MessageId = "1",
        ReceiptHandle = "h",
        Body = body,
        EnqueueTime = default,
        FirstDequeueTime = default,
        NextVisibleTime = default,
        DequeueCount = 1,
    };

    // Bodies are texts that UTF-8 can write.
    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
