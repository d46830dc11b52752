namespace Cmq.Resources;

/// <summary>How a proposed name is to be taken.</summary>
public enum AutonamingMode
{
    /// <summary>As a base: it may be changed to fit the service's rule.</summary>
    Propose = 0,

    /// <summary>Exactly, or not at all.</summary>
    Enforce = 1,

    /// <summary>There is none: the program has to give a name.</summary>
    Disable = 2,
}
