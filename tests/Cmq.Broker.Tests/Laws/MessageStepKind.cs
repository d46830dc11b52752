namespace Cmq.Broker.Tests;

/// <summary>What a step of a history does.</summary>
internal enum MessageStepKind
{
    Send,
    Receive,
    Delete,
    Wait,
    Rewind,
    Clear,
    Modify,
    Bind,
}
