namespace Cmq.Emulator.Tests;

/// <summary>The text format, to the letter.</summary>
internal sealed class PrometheusTextTests
{
    private readonly PrometheusText _text = new();

    [Test]
    public void Family_HasHelpAndType()
    {
        _text.Family("cmq_x", "gauge", "One \\ two\nthree \"four\".");
        Assert.That(_text.ToString(), Is.EqualTo("# HELP cmq_x One \\\\ two\\nthree \"four\".\n# TYPE cmq_x gauge\n"));
    }

    [Test]
    public void Label_IsEscaped()
    {
        _text.Sample("cmq_x", 1.5, ("a", "q\"\\\n"), ("b", "订单"));
        Assert.That(_text.ToString(), Is.EqualTo("cmq_x{a=\"q\\\"\\\\\\n\",b=\"订单\"} 1.5\n"));
    }

    [Test]
    public void Sample_WithoutLabels_HasNoBraces()
    {
        _text.Sample("cmq_x", 0);
        Assert.That(_text.ToString(), Is.EqualTo("cmq_x 0\n"));
    }

    [Test]
    public void Histogram_IsCumulative()
    {
        var histogram = new Histogram();
        foreach (var seconds in (double[])[0.001, 0.002, 0.2, 100])
        {
            histogram.Observe(seconds);
        }

        _text.Sample("h", histogram, "a", "x");
        Assert.That(
            _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.LastIndexOf(' ') + 1)..]),
            Is.EqualTo(["1", "2", "2", "2", "3", "3", "3", "3", "4", "100.203", "4"]));
    }
}
