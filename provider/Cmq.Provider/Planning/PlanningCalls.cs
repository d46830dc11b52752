using Cmq.Resources;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The calls that plan: Check and Diff. Neither reaches the service.</summary>
internal sealed class PlanningCalls(ProviderInstance instance, OperationGate gate)
{
    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Check, CheckAsync)
        .Unary(ResourceProviderService.Diff, DiffAsync);

    private Task<Wire.CheckResponse> CheckAsync(Wire.CheckRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);
        var (news, olds) = (Bag.Of(request.News), Bag.Of(request.Olds));
        var operation = target.Operation("Check") with { Bags = [news, olds] };
        var check = new CheckRequest
        {
            LogicalName = target.LogicalName,
            NewInputs = news,
            OldInputs = olds,
            RandomSeed = request.RandomSeed.Memory,
            Autonaming = request.Autonaming is { } naming ? new(naming.ProposedName, (AutonamingMode)naming.Mode) : null,
        };
        return gate.RunAsync(operation, context, _ => Task.FromResult(CheckAnswer.Of(target.Controller.Check(check), text => gate.Hide(operation, text))));
    }

    private Task<Wire.DiffResponse> DiffAsync(Wire.DiffRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);
        var (news, oldInputs, olds) = (Bag.Of(request.News), PropertyCodec.Decode(request.OldInputs), Bag.Of(request.Olds));
        var operation = target.Operation("Diff", request.Id) with { Bags = [news, oldInputs, olds] };
        var diff = new DiffRequest
        {
            LogicalName = target.LogicalName,
            OldInputs = oldInputs,
            OldOutputs = olds,
            NewInputs = news,
            IgnoreChanges = Bag.Paths(request.IgnoreChanges),
        };
        return gate.RunAsync(operation, context, _ => Task.FromResult(DiffAnswer.Of(target.Controller.Diff(diff))));
    }
}
