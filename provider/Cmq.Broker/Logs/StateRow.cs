namespace Cmq.Broker;

/// <summary>An object of an account as a log keeps it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The object's id, which no other one ever has.</param>
/// <param name="Parent">The id of the topic that a subscription belongs to; otherwise null.</param>
/// <param name="Document">The object in JSON, without its messages; null when it is gone.</param>
internal sealed record StateRow(StateRowKind Kind, string Id, string? Parent, string? Document);
