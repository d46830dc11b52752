using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>What an action answers: an error, if there is one, and the members beside the envelope's own.</summary>
internal sealed record V2Answer(V2Error? Error, Action<JsonWriter> WriteMembers)
{
    /// <summary>A success that says no more than that.</summary>
    public static V2Answer Done { get; } = With(_ => { });

    public static V2Answer With(Action<JsonWriter> writeMembers) => new(null, writeMembers);

    public static V2Answer Failed(V2Error error) => new(error, _ => { });
}
