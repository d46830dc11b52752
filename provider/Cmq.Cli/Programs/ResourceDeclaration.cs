using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A resource as a program declares it.</summary>
internal sealed record ResourceDeclaration
{
    /// <summary>Its key in the program, by which references find it.</summary>
    public required string Key { get; init; }

    /// <summary>Where the key stands.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Its type.</summary>
    public required ResourceSpec Spec { get; init; }

    /// <summary>What the program sets.</summary>
    public required ObjectExpression Properties { get; init; }

    /// <summary>Its name for the engine: the key, unless the program gives another.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; init; } = new();

    /// <summary>Where a property stands, or what comes nearest to it.</summary>
    /// <param name="path">The property; the root for the resource as a whole.</param>
    public SourcePosition PositionOf(PropertyPath path)
    {
        var position = Position;
        Expression? at = Properties;
        foreach (var segment in path.Segments)
        {
            switch (at)
            {
                case ObjectExpression map when segment.KeyName is { } key && map.Find(key) is { } member:
                    (position, at) = (member.Position, member.Value);
                    break;
                case ListExpression list when segment is { KeyName: null, IsWildcard: false } && segment.ItemIndex < list.Items.Length:
                    at = list.Items[segment.ItemIndex];
                    position = at.Position;
                    break;
                default:
                    return position;
            }
        }

        return position;
    }
}
