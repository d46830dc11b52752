using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The call that runs a function: Invoke.</summary>
internal sealed class FunctionCalls(ProviderInstance instance, OperationGate gate)
{
    public void Register(RpcServer server) => server.Unary(ResourceProviderService.Invoke, InvokeAsync);

    private Task<Wire.InvokeResponse> InvokeAsync(Wire.InvokeRequest request, RpcCallContext context)
    {
        var function = instance.Resources.FindFunction(request.Tok) ?? throw new RpcException(
            RpcStatusCode.InvalidArgument,
            UnknownToken.Explain("function", request.Tok, PackageSpec.Functions.Select(spec => spec.Token)));
        var arguments = Bag.Of(request.Args);
        var operation = new Operation(function.Spec.Name, "") { Bags = [arguments] };
        return gate.RunAsync(operation, context, async token =>
        {
            var answer = new Wire.InvokeResponse();
            answer.Failures.Add(CheckAnswer.Failures(function.Check(arguments), text => gate.Hide(operation, text)));
            if (answer.Failures.Count == 0)
            {
                var result = await function.InvokeAsync(Bag.RequireKnown(arguments, function.Spec), token).ConfigureAwait(false);
                answer.Return = PropertyCodec.Encode(SecretAs(function.Spec, arguments, result));
            }

            return answer;
        });
    }

    // What repeats a secret argument is secret too; a list repeats its filters.
    private static PropertyMap SecretAs(FunctionSpec spec, PropertyMap arguments, PropertyMap result)
    {
        var lists = arguments.Values.Any(argument => argument.ContainsSecrets)
            ? spec.Outputs.Where(output => output.Type == PropertyType.ObjectList).Select(output => output.Name).ToList()
            : [];
        return new(
            from pair in result
            let secret = arguments.Find(pair.Key)?.ContainsSecrets == true || lists.Contains(pair.Key)
            select secret ? KeyValuePair.Create(pair.Key, pair.Value.AsSecret()) : pair);
    }
}
