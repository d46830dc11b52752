namespace Cmq;

/// <summary>Whether an action may be called again when it is not known whether the first call was carried out.</summary>
internal enum ApiRepeat
{
    /// <summary>No: a second one would do something else, or its refusal could not be told from a real one.</summary>
    Never,

    /// <summary>Yes: twice is the same as once.</summary>
    Safe,

    /// <summary>Yes, and "not found" then says that the first one did it.</summary>
    NotFoundIsDone,
}
