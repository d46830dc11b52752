namespace Cmq;

/// <summary>Why a message can be deleted.</summary>
internal enum MessageDone
{
    Handled,
    Poison,
}
