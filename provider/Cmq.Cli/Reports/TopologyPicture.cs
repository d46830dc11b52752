using System.Globalization;
using System.Net;
using System.Text;

namespace Cmq.Cli;

/// <summary>Draws a topology as SVG, to stand inside a page.</summary>
internal static class TopologyPicture
{
    private const int Width = 220;
    private const int Height = 34;
    private const int RowGap = 14;
    private const int ColumnGap = 84;
    private const int Margin = 8;
    private const int HeadHeight = 26;
    private const int LongestLabel = 26;
    private const int LongestMarked = 22;

    // Smaller than that, nobody can read it: a narrow screen scrolls it.
    private const double Smallest = 0.8;

    private static readonly string[] Heads = ["Topics", "Subscriptions", "Queues and endpoints", "Dead-letter queues"];

    /// <summary>Draws it; empty when there is nothing to draw.</summary>
    public static string Draw(Topology topology)
    {
        if (topology.Nodes.IsEmpty)
        {
            return "";
        }

        var columns = topology.Nodes.Select(node => node.Column).Distinct().Order().ToList();
        var rows = topology.Nodes.GroupBy(node => node.Column).Max(group => group.Count());
        var width = (2 * Margin) + (columns.Count * Width) + ((columns.Count - 1) * ColumnGap) + (columns.Count == 1 ? 0 : Margin);
        var height = (2 * Margin) + HeadHeight + (rows * (Height + RowGap)) - RowGap;
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg viewBox=\"0 0 {width} {height}\" style=\"max-width:{width}px;min-width:{width * Smallest:0}px\" role=\"img\" aria-label=\"Topology: {topology.Shown} objects\">\n"));
        svg.Append("<defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
        foreach (var column in columns)
        {
            svg.Append(Invariant($"<text class=\"head\" x=\"{X(column, columns)}\" y=\"{Margin + 12}\">{Heads[column]}</text>\n"));
        }

        foreach (var edge in topology.Edges)
        {
            DrawEdge(svg, edge, columns);
        }

        foreach (var node in topology.Nodes)
        {
            DrawNode(svg, node, X(node.Column, columns));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawNode(StringBuilder svg, TopologyNode node, double x)
    {
        // A subscription stands behind its topic already.
        var label = node.Key.Topic is { } topic ? node.Key.Id[(topic.Length + 1)..] : node.Key.Id;
        var longest = Mark(node.Status) is null ? LongestLabel : LongestMarked;
        var shown = label.Length > longest ? label[..(longest - 1)] + "…" : label;
        var status = node.Status is { } known ? ReviewWords.Name(known) : "other";
        var y = Y(node);
        svg.Append(Invariant($"<g class=\"node {status} {node.Key.Type.ToLowerInvariant()}\"><title>{Escape(node.Key.Id)}: {(node.Status is null ? "not looked at" : status)}</title>"));
        svg.Append(Invariant($"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"{(node.Key.Type == "Topic" ? Height / 2 : 6)}\"/>"));
        svg.Append(Invariant($"<text x=\"{x + 14}\" y=\"{y + 22}\">{Escape(shown)}</text>"));
        if (Mark(node.Status) is { } mark)
        {
            svg.Append(Invariant($"<text class=\"mark\" x=\"{x + Width - 14}\" y=\"{y + 22}\">{mark}</text>"));
        }

        svg.Append("</g>\n");
    }

    private static void DrawEdge(StringBuilder svg, TopologyEdge edge, List<int> columns)
    {
        var (fromX, fromY) = (X(edge.From.Column, columns) + Width, Y(edge.From) + (Height / 2.0));
        var (toX, toY) = (X(edge.To.Column, columns), Y(edge.To) + (Height / 2.0));
        var kind = edge.IsDeadLetter ? "edge dead" : "edge";

        // Within a column, and back to one further left, the line goes round at the right side.
        var isForward = edge.To.Column > edge.From.Column;
        var bend = isForward ? (toX - fromX) / 2 : 28;
        var end = isForward ? toX - 2 : toX + Width + 2;
        var endBend = isForward ? end - bend : end + bend;
        svg.Append(Invariant($"<path class=\"{kind}\" d=\"M{fromX} {fromY}C{fromX + bend} {fromY} {endBend} {toY} {end} {toY}\" marker-end=\"url(#end)\"/>\n"));
    }

    private static string? Mark(ReviewStatus? status) => status switch
    {
        ReviewStatus.Changed => "≠",
        ReviewStatus.Missing => "✕",
        ReviewStatus.Unmanaged => "?",
        ReviewStatus.Unread => "…",
        _ => null,
    };

    private static double X(int column, List<int> columns) => Margin + (columns.IndexOf(column) * (Width + ColumnGap));

    private static double Y(TopologyNode node) => Margin + HeadHeight + (node.Row * (Height + RowGap));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
