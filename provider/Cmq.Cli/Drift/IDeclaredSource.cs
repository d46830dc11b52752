using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>Something that declares resources: a program, or a state.</summary>
internal interface IDeclaredSource
{
    /// <summary>What it is, for people: <c>shop/dev (Pulumi.yaml)</c>.</summary>
    string Label { get; }

    /// <summary>Its file, as the user named it.</summary>
    string File { get; }

    /// <summary>Its resources, by themselves: nothing is asked of the service.</summary>
    /// <param name="edition">Whose rules hold.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">It is wrong: all that is, at once.</exception>
    Task<ImmutableArray<DeclaredResource>> ReadAsync(CmqEdition edition, CancellationToken cancellationToken);

    /// <summary>Its resources beside what is live, in its own order.</summary>
    /// <param name="live">What is live.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">It is wrong: all that is, at once.</exception>
    Task<ImmutableArray<ComparedResource>> CompareAsync(LiveInventory live, CancellationToken cancellationToken);
}
