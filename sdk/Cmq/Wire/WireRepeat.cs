namespace Cmq;

/// <summary>Whether an action may be called again when it is not known whether the first call was carried out.</summary>
internal enum WireRepeat
{
    /// <summary>No: a second one would do something else, or its refusal could not be told from a real one.</summary>
    Never,

    /// <summary>Yes: twice is the same as once.</summary>
    Safe,

    /// <summary>Yes, and "not found" then says that the first one did it.</summary>
    NotFoundIsDone,

    /// <summary>
    /// Yes, and a void receipt handle then says that the first one did it. Or its time ran out meanwhile, and the message comes again: that is
    /// what delivery at least once allows, whereas to call a deleted message "not deleted" could make a consumer undo its work for good.
    /// </summary>
    VoidHandleIsDone,

    /// <summary>If the options say so: what it does may then be done twice, which the caller is told.</summary>
    MayDuplicate,
}
