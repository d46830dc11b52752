namespace Cmq.Broker.Tests;

internal sealed class ReceiptHandleTests
{
    [TestCase(0UL)]
    [TestCase(0x0123456789ABCDEFUL)]
    [TestCase(ulong.MaxValue)]
    public void TryParse_TextOfAHandle_IsTheHandle(ulong handle)
    {
        var isHandle = ReceiptHandle.TryParse(ReceiptHandle.ToText(handle), out var parsed);

        Assert.That((isHandle, parsed), Is.EqualTo((true, handle)));
    }

    [Test]
    public void TryParse_LowerCase_IsTheSameHandle()
    {
        var isHandle = ReceiptHandle.TryParse("0123456789abcdef", out var handle);

        Assert.That((isHandle, handle), Is.EqualTo((true, 0x0123456789ABCDEFUL)));
    }

    [TestCase("")]
    [TestCase("0123456789ABCDE")]
    [TestCase("0123456789ABCDEF0")]
    [TestCase("0123456789ABCDEG")]
    [TestCase("+123456789ABCDEF")]
    [TestCase(" 123456789ABCDEF")]
    [TestCase("0123456789ABCDE\uFF26")]
    public void TryParse_OtherText_IsNone(string text)
    {
        var isHandle = ReceiptHandle.TryParse(text, out var handle);

        Assert.That((isHandle, handle), Is.EqualTo((false, 0UL)));
    }
}
