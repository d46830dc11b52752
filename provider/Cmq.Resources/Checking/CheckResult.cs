using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The outcome of a check.</summary>
/// <param name="Inputs">The checked inputs: the program's, with a name if it gave none.</param>
/// <param name="Failures">Why inputs are refused; none when all is well.</param>
public sealed record CheckResult(PropertyMap Inputs, ImmutableArray<CheckFailure> Failures);
