namespace Cmq.Resources;

/// <summary>A resource that a list found.</summary>
/// <param name="Id">Its id: what an import takes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Next">Where a list begins that goes on after it.</param>
public sealed record ListedResource(string Id, string Name, ListPosition Next);
