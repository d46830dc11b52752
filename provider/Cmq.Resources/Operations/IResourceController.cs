using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>
/// The operations on one resource type. Safe to use from several threads at once. Those that reach the service throw
/// <see cref="ResourceException"/>, <see cref="PartialFailureException"/> and <see cref="OperationCanceledException"/>.
/// </summary>
public interface IResourceController
{
    /// <summary>The resource type.</summary>
    ResourceSpec Spec { get; }

    /// <summary>Checks inputs and fills in the name. Never reaches the service.</summary>
    /// <param name="request">The inputs.</param>
    CheckResult Check(CheckRequest request);

    /// <summary>Compares. Never reaches the service.</summary>
    /// <param name="request">What is and what is wanted.</param>
    DiffResult Diff(DiffRequest request);

    /// <summary>The id of a resource with these inputs; null when it is not known yet.</summary>
    /// <param name="inputs">Checked inputs.</param>
    string? IdOf(PropertyMap inputs);

    /// <summary>Places the resource in the world of a preview, as far as it is known.</summary>
    /// <param name="world">The world.</param>
    /// <param name="owner">The resource: its URN, or its name in the program.</param>
    /// <param name="inputs">Checked inputs.</param>
    /// <param name="lookUp">Whether to look up on the service what is not in the world; otherwise it is taken for granted.</param>
    /// <param name="cancellationToken">Ends a look-up.</param>
    /// <returns>What could not be checked, in words.</returns>
    /// <exception cref="ResourceException">The service would refuse it.</exception>
    Task<ImmutableArray<string>> PlaceAsync(PlanWorld world, string owner, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken);

    /// <summary>Checks what a list is limited to.</summary>
    /// <param name="query">The values of <see cref="ResourceSpec.ListInputs"/>.</param>
    ImmutableArray<CheckFailure> CheckList(PropertyMap query);

    /// <summary>Lists the resources of this type that there are, whoever made them; one call for each 50.</summary>
    /// <param name="query">A checked query, all known.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="ResourceException">The service refused, or what the query names does not exist.</exception>
    IAsyncEnumerable<ListedResource> ListAsync(PropertyMap query, ListPosition start, CancellationToken cancellationToken);

    /// <summary>The outputs that are known before the resource exists; what is not among them is not known yet.</summary>
    /// <param name="inputs">Checked inputs.</param>
    PropertyMap PreviewCreate(PropertyMap inputs);

    /// <summary>Creates the resource.</summary>
    /// <param name="logicalName">Its name in the program.</param>
    /// <param name="inputs">Checked inputs, all known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CreatedResource> CreateAsync(string logicalName, PropertyMap inputs, CancellationToken cancellationToken);

    /// <summary>Reads the resource.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="oldInputs">The inputs last known; null for an import, whose inputs are then as few as describe the resource.</param>
    /// <param name="oldOutputs">The outputs last known; null for an import.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The resource; null when it does not exist.</returns>
    Task<LiveResource?> ReadAsync(string id, PropertyMap? oldInputs, PropertyMap? oldOutputs, CancellationToken cancellationToken);

    /// <summary>The outputs that are known before the change is made; throws what the change would be refused for.</summary>
    /// <param name="request">The change.</param>
    PropertyMap PreviewUpdate(UpdateRequest request);

    /// <summary>Changes the resource in place; only what differs is sent.</summary>
    /// <param name="request">The change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new outputs.</returns>
    Task<PropertyMap> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes the resource. One that is gone already is fine.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="inputs">The inputs last known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeleteAsync(string id, PropertyMap inputs, CancellationToken cancellationToken);
}
