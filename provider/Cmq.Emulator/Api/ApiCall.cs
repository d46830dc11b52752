using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>One call of an action: its arguments, whom to ask, and where the members of the answer go.</summary>
internal sealed record ApiCall(ICmqManagement Management, long AccountUin, Arguments Arguments, JsonWriter Answer, CancellationToken CancellationToken)
{
    /// <summary>The argument for a parameter; null when it was not given.</summary>
    public T Get<T>(Parameter<T> parameter) => Arguments.Get(parameter);
}
