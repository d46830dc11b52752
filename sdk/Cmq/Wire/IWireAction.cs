namespace Cmq;

/// <summary>An action of the service, whichever protocol it is called by, as retries and error messages need it.</summary>
internal interface IWireAction
{
    /// <summary>The service's name.</summary>
    string Name { get; }

    /// <summary>Whether it may be called again when the answer was lost.</summary>
    WireRepeat Repeat { get; }

    /// <summary>Whether it changes nothing.</summary>
    bool OnlyReads { get; }

    /// <summary>What to say when it is not known whether it was carried out; null where that does not matter.</summary>
    string? Doubt { get; }

    /// <summary>Whether its answer hands something out that nobody else gets, so that one which has begun to arrive is read to its end.</summary>
    bool HandsOut { get; }
}
