namespace Cmq.Cli.Tests;

/// <summary>A log whose stream is slow holds nobody up.</summary>
public sealed class LogLinesTests
{
    [Test]
    public async Task Lines_AreWrittenInOrder_UpToTheEnd()
    {
        var text = new StringWriter { NewLine = "\n" };
        await using (var log = new LogLines(text))
        {
            log.Write("one");
            log.Write("two");
        }

        Assert.That(text.ToString(), Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public async Task StreamThatTakesNothing_HoldsNobodyUp_AndWhatIsLeftOutIsCounted()
    {
        using var stream = new StuckWriter { NewLine = "\n" };
        await using (var log = new LogLines(stream))
        {
            log.Write("first");
            stream.WaitForALine();

            // One is being written, so all the room is free.
            for (var line = 0; line < LogLines.Room + 3; line++)
            {
                log.Write("more");
            }

            stream.Open();
        }

        Assert.That(stream.ToString(), Does.StartWith("first\n3 lines are left out here: they came faster than they were taken.\nmore\nmore\n"));
    }

    /// <summary>A stream that takes no line before it is opened.</summary>
    private sealed class StuckWriter : StringWriter
    {
        private readonly ManualResetEventSlim _isAsked = new();
        private readonly ManualResetEventSlim _isOpen = new();

        public void WaitForALine() => Assert.That(_isAsked.Wait(TimeSpan.FromMinutes(1)), Is.True);

        public void Open() => _isOpen.Set();

        public override void WriteLine(string? value)
        {
            _isAsked.Set();
            _isOpen.Wait();
            base.WriteLine(value);
        }

        protected override void Dispose(bool disposing)
        {
            _isAsked.Dispose();
            _isOpen.Dispose();
            base.Dispose(disposing);
        }
    }
}
