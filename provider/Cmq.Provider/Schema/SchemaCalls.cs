using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Google.Protobuf;

namespace Cmq.Provider;

/// <summary>
/// The calls that describe the package: GetSchema, GetMapping, GetMappings, Parameterize. They need no configuration and no network, and are
/// answered at any time.
/// </summary>
internal sealed class SchemaCalls
{
    // Made at the first call: most runs never ask for it.
    private readonly Lazy<string> _schema = new(PackageSchema.ToJson);

    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.GetSchema, GetSchemaAsync)
        .Unary(ResourceProviderService.GetMapping, GetMappingAsync)
        .Unary(ResourceProviderService.GetMappings, GetMappingsAsync)
        .Unary(ResourceProviderService.Parameterize, (_, _) => Unimplemented.Answer<ParameterizeResponse>("This package takes no parameters."));

    private Task<GetSchemaResponse> GetSchemaAsync(GetSchemaRequest request, RpcCallContext context)
    {
        if (request.Version != 0)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"The schema is offered in version 0 only, not in version {request.Version}.");
        }

        if (request.SubpackageName.Length > 0)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"There is no subpackage '{request.SubpackageName}': this package takes no parameters.");
        }

        return Task.FromResult(new GetSchemaResponse { Schema = _schema.Value });
    }

    private static Task<GetMappingsResponse> GetMappingsAsync(GetMappingsRequest request, RpcCallContext context)
    {
        var answer = new GetMappingsResponse();
        if (TerraformMapping.Keys.Contains(request.Key))
        {
            answer.Providers.Add(TerraformMapping.Provider);
        }

        return Task.FromResult(answer);
    }

    // An empty provider asks for the one mapping that there is. An answer without data says that there is none.
    private static Task<GetMappingResponse> GetMappingAsync(GetMappingRequest request, RpcCallContext context) => Task.FromResult(
        TerraformMapping.Keys.Contains(request.Key) && (request.Provider is "" or TerraformMapping.Provider)
            ? new GetMappingResponse { Provider = TerraformMapping.Provider, Data = ByteString.CopyFromUtf8(TerraformMapping.ToJson()) }
            : new());
}
