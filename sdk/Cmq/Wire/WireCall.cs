namespace Cmq;

/// <summary>One attempt at a call, as its error messages need it.</summary>
/// <param name="Action">What is called.</param>
/// <param name="Resource">What it is about.</param>
/// <param name="Endpoint">Where it goes.</param>
/// <param name="Credential">Who signs; its values never get into a message.</param>
internal readonly record struct WireCall(IWireAction Action, string? Resource, CmqEndpoint Endpoint, CmqCredential Credential)
{
    /// <summary>Host and port, as the user knows them.</summary>
    public string Host => Endpoint.HostHeader;

    /// <summary>Takes the credential out of a text that came from elsewhere.</summary>
    /// <param name="text">The text.</param>
    public string Redact(string text) => Credential.Redact(text);

    /// <summary>An error without an answer.</summary>
    /// <param name="what">What happened, in words of this library.</param>
    /// <param name="mayHaveExecuted">Whether the request can have been carried out.</param>
    /// <param name="inner">The cause.</param>
    /// <param name="isTransient">Whether it may pass.</param>
    /// <param name="advice">What to check, where more is known than the usual.</param>
    /// <param name="detail">What follows in words of others, which may repeat anything that came over the line.</param>
    public CmqTransportException Lost(
        string what, bool mayHaveExecuted, Exception? inner, bool isTransient = true, string? advice = null, string detail = "")
    {
        var doubt = mayHaveExecuted && Action.Doubt is { } text ? " " + text : "";
        var message = $"{Redact(what + detail)}. {advice ?? $"Check the endpoint ({Endpoint})."}{doubt}";

        // An inner exception tells in its own words what came over the line; one that repeats the credential is left out.
        var safe = inner?.ToString() is { } told && Redact(told) != told ? null : inner;
        return new(message, Action.Name, Resource, mayHaveExecuted && !Action.OnlyReads, safe, isTransient) { What = Redact(what) };
    }
}
