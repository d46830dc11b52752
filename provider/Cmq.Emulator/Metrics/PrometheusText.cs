using System.Globalization;
using System.Text;

namespace Cmq.Emulator;

/// <summary>Writes the text format of Prometheus, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>Begins a family of metrics; its samples follow.</summary>
    public void Family(string name, string type, string help) =>
        _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(help, quotes: false)).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    /// <summary>One sample.</summary>
    public void Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(name);
        for (var index = 0; index < labels.Length; index++)
        {
            _text.Append(index == 0 ? '{' : ',').Append(labels[index].Name).Append("=\"").Append(Escape(labels[index].Value, quotes: true)).Append('"');
        }

        _text.Append(labels.IsEmpty ? "" : "}").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>A histogram's samples.</summary>
    public void Sample(string name, Histogram histogram, string label, string value)
    {
        foreach (var (bound, count) in histogram.Cumulated())
        {
            Sample(name + "_bucket", count, (label, value), ("le", bound.ToString("R", CultureInfo.InvariantCulture)));
        }

        Sample(name + "_bucket", histogram.Count, (label, value), ("le", "+Inf"));
        Sample(name + "_sum", histogram.Sum, (label, value));
        Sample(name + "_count", histogram.Count, (label, value));
    }

    public override string ToString() => _text.ToString();

    private static string Escape(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
