namespace Cmq.Cli;

/// <summary>What is to be done with a resource.</summary>
internal enum StepAction
{
    /// <summary>Nothing: it is as the program wants it.</summary>
    Same,

    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted and created again: an object and its replacement have one name.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>Nothing: a deletion leaves it, because the program says so or because it is not there.</summary>
    Leave,

    /// <summary>Not known: the live state was not read.</summary>
    Unread,

    /// <summary>Nothing: it is refused.</summary>
    Refused,
}
