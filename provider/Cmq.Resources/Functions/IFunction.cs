using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A function that a program can invoke.</summary>
public interface IFunction
{
    /// <summary>Its description.</summary>
    FunctionSpec Spec { get; }

    /// <summary>Checks the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    ImmutableArray<CheckFailure> Check(PropertyMap arguments);

    /// <summary>Carries it out.</summary>
    /// <param name="arguments">Checked arguments.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ResourceException">The object does not exist, or the service refused.</exception>
    Task<PropertyMap> InvokeAsync(PropertyMap arguments, CancellationToken cancellationToken);
}
