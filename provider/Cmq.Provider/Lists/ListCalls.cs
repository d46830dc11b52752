using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cmq.Resources;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>
/// The call that lists what there is of a resource type: List. Results are sent as they are found, and after as many as the caller takes
/// comes where the next call goes on.
/// </summary>
internal sealed class ListCalls(ProviderInstance instance, OperationGate gate)
{
    // So many results wait for the caller before the next page is asked for.
    private const int Waiting = 100;

    public void Register(RpcServer server) => server.ServerStreaming(ResourceProviderService.List, (request, context) => ListAsync(request, context));

    private async IAsyncEnumerable<Wire.ListResponse> ListAsync(
        Wire.ListRequest request, RpcCallContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var controller = ResourceTarget.Find(instance.Resources, "", request.Token, "-").Controller;
        var query = Bag.Of(request.Query);
        var operation = new Operation($"List of {controller.Spec.Name}", "") { Bags = [query] };
        if (controller.CheckList(query) is [var failure, ..])
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, gate.Hide(operation, failure.ToString()));
        }

        if (!ListPosition.TryParse(request.ContinuationToken, out var start))
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"'{request.ContinuationToken}' is not a continuation token of a list.");
        }

        if (query.Values.Any(value => value.ContainsUnknowns))
        {
            yield return new() { Computed = new() };
            yield break;
        }

        var found = Channel.CreateBounded<Wire.ListResponse>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        var work = RunAsync();
        await foreach (var response in found.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return response;
        }

        await work.ConfigureAwait(false);

        // However it ends, also before it begins, the reader hears of it; how it ended, the operation says.
        async Task RunAsync()
        {
            try
            {
                await gate.RunAsync(operation, context, token => WriteAsync(found.Writer, controller.ListAsync(query, start, token), Most(request), token))
                    .ConfigureAwait(false);
            }
            finally
            {
                found.Writer.Complete();
            }
        }
    }

    private static async Task<bool> WriteAsync(
        ChannelWriter<Wire.ListResponse> writer, IAsyncEnumerable<ListedResource> resources, long most, CancellationToken cancellationToken)
    {
        var (count, next) = (0L, ListPosition.Start);
        await foreach (var resource in resources.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (count++ == most)
            {
                await writer.WriteAsync(new() { Continuation = new() { ContinuationToken = next.ToString() } }, cancellationToken).ConfigureAwait(false);
                return true;
            }

            await writer.WriteAsync(new() { Result = new() { Id = resource.Id, Name = resource.Name } }, cancellationToken).ConfigureAwait(false);
            next = resource.Next;
        }

        return false;
    }

    private static long Most(Wire.ListRequest request) => Math.Min(
        request.Limit < 1 ? long.MaxValue : request.Limit,
        request.PageSize < 1 ? long.MaxValue : request.PageSize);
}
