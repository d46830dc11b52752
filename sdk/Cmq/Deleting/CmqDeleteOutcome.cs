namespace Cmq;

/// <summary>What became of one message that was to be deleted.</summary>
public enum CmqDeleteOutcome
{
    /// <summary>It is deleted.</summary>
    Deleted,

    /// <summary>Its handle is void: its time was over, it was received anew, or it had been deleted. If it is there, it comes again.</summary>
    Expired,

    /// <summary>The service refused it for another reason.</summary>
    Refused,

    /// <summary>The call had no answer: it may be deleted. Deleting it again does no harm.</summary>
    Unknown,

    /// <summary>An earlier call failed, or it was cancelled: it was not tried.</summary>
    NotTried,
}
