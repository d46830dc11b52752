namespace Cmq;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The objects of this page.</param>
/// <param name="TotalCount">How many objects match on all pages together.</param>
public sealed record CmqPage<T>(IReadOnlyList<T> Items, long TotalCount);
