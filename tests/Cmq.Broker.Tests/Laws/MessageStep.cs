namespace Cmq.Broker.Tests;

/// <summary>A step of a history.</summary>
internal sealed record MessageStep(MessageStepKind Kind, bool OnDead, int Number, int Seconds);
