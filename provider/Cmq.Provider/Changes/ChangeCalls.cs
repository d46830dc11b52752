using Cmq.Resources;
using Cmq.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The calls that reach the service: Create, Read, Update, Delete. With <c>preview</c> set, the first and the third do not.</summary>
internal sealed class ChangeCalls(ProviderInstance instance, OperationGate gate)
{
    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Create, CreateAsync)
        .Unary(ResourceProviderService.Read, ReadAsync)
        .Unary(ResourceProviderService.Update, UpdateAsync)
        .Unary(ResourceProviderService.Delete, DeleteAsync);

    private Task<Wire.CreateResponse> CreateAsync(Wire.CreateRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);
        var inputs = Bag.Of(request.Properties);
        var id = target.Controller.IdOf(inputs);
        var operation = target.Operation("Create", id).Within("create", request.Timeout) with
        {
            Bags = [inputs],
            Aftermath = request.Preview ? "" : $" It may have been created all the same: if the next run says that it exists, take it over with "
                + $"pulumi import {target.Controller.Spec.Token} {target.LogicalName} {id}",
        };
        return gate.RunAsync(operation, context, async token =>
        {
            if (request.Preview)
            {
                await instance.PlaceAsync(target, request.Urn, inputs, lookUp: true, token).ConfigureAwait(false);

                // An id says that the object is there: an SDK asks functions about it as soon as it knows one.
                return new Wire.CreateResponse { Properties = Bag.Known(target.Controller.PreviewCreate(inputs)) };
            }

            var created = await target.Controller.CreateAsync(target.LogicalName, Bag.RequireKnown(inputs), token).ConfigureAwait(false);
            return new() { Id = created.Id, Properties = PropertyCodec.Encode(created.Outputs) };
        });
    }

    private Task<Wire.ReadResponse> ReadAsync(Wire.ReadRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);

        // Both are absent on import, and empty where a command line reads without a state.
        var (inputs, outputs) = (Bag.UnlessEmpty(request.Inputs), Bag.UnlessEmpty(request.Properties));
        var operation = target.Operation("Read", request.Id).Within("read", request.Timeout) with { Bags = [inputs, outputs] };
        return gate.RunAsync(operation, context, async token =>
        {
            var live = await target.Controller.ReadAsync(request.Id, inputs, outputs, token).ConfigureAwait(false);

            // Gone is an empty id for a refresh and absent properties for an import.
            return live is null
                ? new Wire.ReadResponse()
                : new() { Id = live.Id, Inputs = PropertyCodec.Encode(live.Inputs), Properties = PropertyCodec.Encode(live.Outputs) };
        });
    }

    private Task<Wire.UpdateResponse> UpdateAsync(Wire.UpdateRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);
        var (news, oldInputs, olds) = (Bag.Of(request.News), PropertyCodec.Decode(request.OldInputs), Bag.Of(request.Olds));
        var change = new UpdateRequest
        {
            Id = request.Id,
            LogicalName = target.LogicalName,
            OldInputs = oldInputs,
            OldOutputs = olds,
            NewInputs = news,
            IgnoreChanges = Bag.Paths(request.IgnoreChanges),
        };
        var operation = target.Operation("Update", request.Id).Within("update", request.Timeout) with
        {
            Bags = [news, oldInputs, olds],
            Aftermath = request.Preview ? "" : " It may have been changed all the same: run a refresh before the next update.",
        };
        return gate.RunAsync(operation, context, async token =>
        {
            if (request.Preview)
            {
                var planned = target.Controller.PreviewUpdate(change);
                await instance.PlaceAsync(target, request.Urn, news, lookUp: true, token).ConfigureAwait(false);
                return new Wire.UpdateResponse { Properties = Bag.Known(planned) };
            }

            Bag.RequireKnown(news);
            return new() { Properties = PropertyCodec.Encode(await target.Controller.UpdateAsync(change, token).ConfigureAwait(false)) };
        });
    }

    private Task<Empty> DeleteAsync(Wire.DeleteRequest request, RpcCallContext context)
    {
        var target = ResourceTarget.Find(instance.Resources, request.Urn, request.Type, request.Name);

        // An old engine sends outputs only; they repeat the inputs.
        var outputs = Bag.Of(request.Properties);
        var inputs = PropertyCodec.Decode(request.OldInputs) ?? outputs;
        var operation = target.Operation("Delete", request.Id).Within("delete", request.Timeout) with
        {
            Bags = [inputs, outputs],
            Aftermath = " It may be gone all the same: the next run finds out.",
        };
        return gate.RunAsync(operation, context, async token =>
        {
            await target.Controller.DeleteAsync(request.Id, inputs, token).ConfigureAwait(false);
            return new Empty();
        });
    }
}
