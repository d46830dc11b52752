namespace Cmq.Emulator;

/// <summary>The parameters of a topic that creating and changing one have in common.</summary>
internal static class TopicParameters
{
    public static readonly Parameter<string> TopicName = Parameter.Text("TopicName");
    public static readonly Parameter<long?> MaxMsgSize = Parameter.OptionalUnsigned("MaxMsgSize");
    public static readonly Parameter<long?> MsgRetentionSeconds = Parameter.OptionalUnsigned("MsgRetentionSeconds");
    public static readonly Parameter<bool?> Trace = Parameter.OptionalFlag("Trace");

    // The same in every edition.
    private static readonly IntegerRange Retention = TopicAttributes.MsgRetentionSeconds.RangeIn(CmqEdition.Tdmq)!.Value;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ApiRefusalException">
    /// The retention is another than the fixed one: the documentation has it both ways, and to take it and then not keep it is no answer.
    /// </exception>
    public static TopicSettings Read(ApiCall call) =>
        call.Get(MsgRetentionSeconds) is { } seconds && !Retention.Contains(seconds)
            ? throw ParameterTypes.WrongValue(MsgRetentionSeconds.Name, seconds, $"{Retention}, which is fixed")
            : new() { MaxMsgSize = call.Get(MaxMsgSize), Trace = call.Get(Trace) };
}
