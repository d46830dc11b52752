using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>
/// What a picture of the objects shows: topics at the left, their subscriptions, the queues and endpoints that these deliver into, and dead-letter queues at
/// the right. Of many objects it shows those that differ and what they are joined to.
/// </summary>
internal sealed class Topology
{
    private const int Most = 72;

    private readonly Dictionary<ObjectKey, TopologyNode> _nodes = [];
    private readonly List<TopologyEdge> _edges = [];

    private Topology(ReviewReport report)
    {
        Total = report.Objects.Length;
        foreach (var item in report.Objects)
        {
            _nodes[item.Key] = new(item.Key, item.Status);
        }

        foreach (var item in report.Objects)
        {
            Join(item);
        }
    }

    /// <summary>How many objects were looked at.</summary>
    public int Total { get; }

    /// <summary>How many of them are shown.</summary>
    public int Shown { get; private set; }

    /// <summary>What is shown.</summary>
    public ImmutableArray<TopologyNode> Nodes { get; private set; } = [];

    /// <summary>What joins it.</summary>
    public ImmutableArray<TopologyEdge> Edges { get; private set; } = [];

    /// <summary>The topology of what a report looked at.</summary>
    public static Topology Of(ReviewReport report)
    {
        var topology = new Topology(report);
        topology.Select();
        topology.Place();
        return topology;
    }

    private void Join(ReviewedObject item)
    {
        var node = _nodes[item.Key];
        if (item.Links.Topic is { } topic)
        {
            _edges.Add(new(Node("Topic", topic), node, false));
        }

        if (item.Links.Queue is { } queue)
        {
            _edges.Add(new(node, Node("Queue", queue), false));
        }

        if (item.Url is { } url)
        {
            _edges.Add(new(node, Node("Url", url), false));
        }

        if (item.Links.DeadLetterQueue is { } dead)
        {
            _edges.Add(new(node, Node("Queue", dead), true));
        }
    }

    private TopologyNode Node(string type, string id)
    {
        var key = new ObjectKey(type, id);
        if (!_nodes.TryGetValue(key, out var node))
        {
            _nodes[key] = node = new(key, null);
        }

        return node;
    }

    private void Select()
    {
        var neighbours = _edges.SelectMany(edge => new[] { (edge.From, edge.To), (edge.To, edge.From) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        var all = _nodes.Values.OrderBy(node => node.Key).ToList();
        var chosen = all;
        if (all.Count > Most)
        {
            var different = all.Where(node => node.Status is not (null or ReviewStatus.Fine or ReviewStatus.Ignored)).ToList();
            chosen = [.. different.Concat(different.SelectMany(node => neighbours[node])).Distinct().Take(Most)];
        }

        var isChosen = chosen.ToHashSet();
        Nodes = [.. all.Where(isChosen.Contains)];
        Edges = [.. _edges.Where(edge => isChosen.Contains(edge.From) && isChosen.Contains(edge.To))];
        Shown = Nodes.Count(node => node.Status is not null);
    }

    private void Place()
    {
        var dead = Edges.Where(edge => edge.IsDeadLetter).Select(edge => edge.To).ToHashSet();
        foreach (var node in Nodes)
        {
            node.Column = node.Key.Type switch
            {
                "Topic" => 0,
                "Subscription" => 1,
                _ => dead.Contains(node) ? 3 : 2,
            };
        }

        // Each column is put in the order of what leads into it, so that few lines cross.
        var leading = Edges.ToLookup(edge => edge.To, edge => edge.From);
        foreach (var column in Nodes.GroupBy(node => node.Column).OrderBy(group => group.Key))
        {
            var row = 0;
            foreach (var node in column.OrderBy(node => Middle(node, leading)).ThenBy(node => node.Key))
            {
                node.Row = row++;
            }
        }

        var tallest = Nodes.GroupBy(node => node.Column).Select(group => group.Count()).DefaultIfEmpty().Max();
        foreach (var column in Nodes.GroupBy(node => node.Column).Select(group => group.ToList()))
        {
            column.ForEach(node => node.Row += (tallest - column.Count) / 2.0);
        }
    }

    private static double Middle(TopologyNode node, ILookup<TopologyNode, TopologyNode> leading)
    {
        var rows = leading[node].Where(from => from.Column < node.Column).Select(from => from.Row).ToList();
        return rows.Count == 0 ? double.MaxValue : rows.Average();
    }
}
