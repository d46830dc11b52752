using System.Text;

namespace Cmq.Emulator.Tests;

internal sealed class AnswerTextTests
{
    [Test]
    public void Text_LongerThanWhatIsLentAtFirst_IsWhole()
    {
        using var text = new AnswerText();
        var expected = new StringBuilder();
        for (var number = 0; number < 3000; number++)
        {
            text.Write('é');
            text.Write("队列");
            text.Write(['<', 'x', '>'], 1, 1);
            expected.Append("é队列x");
        }

        Assert.That(Encoding.UTF8.GetString(text.ToUtf8()), Is.EqualTo(expected.ToString()));
    }

    [Test]
    public void Text_AfterAnother_HasNothingOfIt()
    {
        using (var first = new AnswerText())
        {
            first.Write("what somebody else received");
        }

        using var second = new AnswerText();
        Assert.That(second.ToUtf8(), Is.Empty);
    }
}
