using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output holds: a value that is known or not, secret or not, and what it comes from.</summary>
internal sealed record OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources);

/// <summary>An output whose type does not matter.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> DataAsync();
}

/// <summary>An input whose type does not matter.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
