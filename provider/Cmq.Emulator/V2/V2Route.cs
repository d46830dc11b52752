namespace Cmq.Emulator;

/// <summary>
/// An action that asks for the gateways of the binary protocol over TCP. There are none here, and no answer is better than a wrong address.
/// </summary>
internal abstract class V2Route(string name, string parameter) : V2Action(name)
{
    public override V2Handler Read(V2Arguments arguments)
    {
        _ = arguments.Text(parameter);
        throw new V2RefusalException(4000, 10280, $"action {Name} is not served: this emulator has no TCP gateway, only HTTP");
    }
}
