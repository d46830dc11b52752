namespace Cmq;

/// <summary>What state the service says a queue or a topic is in.</summary>
public enum CmqObjectStatus
{
    /// <summary>Being created.</summary>
    Creating = 0,

    /// <summary>Ready.</summary>
    Normal = 1,

    /// <summary>Being deleted.</summary>
    Destroying = 2,

    /// <summary>Deleted.</summary>
    Deleted = 3,

    /// <summary>Being isolated, as when the account is overdue.</summary>
    Isolating = 4,

    /// <summary>It could not be created.</summary>
    CreateFailed = 5,

    /// <summary>It could not be deleted.</summary>
    DeleteFailed = 6,
}
