namespace Cmq.Broker;

/// <summary>
/// The document that a store keeps: JSON in UTF-8, in a format with a number. Writing the same state gives the same bytes.
/// </summary>
internal sealed class StateDocument(BrokerContext context)
{
    /// <summary>What the document says it is.</summary>
    public const string Format = "cmq-broker";

    /// <summary>The number of the format. It rises when an older program would misread what a newer one writes.</summary>
    public const int Version = 1;

    public byte[] Write(BrokerState state) => StateWriter.Write(state, context.Edition);

    /// <exception cref="CmqStoreException">The document can't be understood, breaks a rule, or belongs to another edition.</exception>
    public BrokerState Read(byte[] document, string location) => new StateReader(location, context).Read(document);
}
