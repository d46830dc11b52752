using System.Runtime.CompilerServices;
using Cmq.Rpc.Messages;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>The methods that the engine calls on a provider: <c>pulumirpc.ResourceProvider</c>, all of them.</summary>
public static class ResourceProviderService
{
    /// <summary>First of all calls: what each side can do.</summary>
    public static RpcMethod<ProviderHandshakeRequest, ProviderHandshakeResponse> Handshake { get; } =
        Of(ProviderHandshakeRequest.Parser, ProviderHandshakeResponse.Parser);

    /// <summary>The engine says where it is to a provider that it did not start.</summary>
    public static RpcMethod<PluginAttach, Empty> Attach { get; } = Of(PluginAttach.Parser, Empty.Parser);

    /// <summary>The plugin's version.</summary>
    public static RpcMethod<Empty, PluginInfo> GetPluginInfo { get; } = Of(Empty.Parser, PluginInfo.Parser);

    /// <summary>Turns a provider of packages into one of them.</summary>
    public static RpcMethod<ParameterizeRequest, ParameterizeResponse> Parameterize { get; } =
        Of(ParameterizeRequest.Parser, ParameterizeResponse.Parser);

    /// <summary>The package schema.</summary>
    public static RpcMethod<GetSchemaRequest, GetSchemaResponse> GetSchema { get; } = Of(GetSchemaRequest.Parser, GetSchemaResponse.Parser);

    /// <summary>Checks the provider's configuration.</summary>
    public static RpcMethod<CheckRequest, CheckResponse> CheckConfig { get; } = Of(CheckRequest.Parser, CheckResponse.Parser);

    /// <summary>Compares the provider's configuration with the last one.</summary>
    public static RpcMethod<DiffRequest, DiffResponse> DiffConfig { get; } = Of(DiffRequest.Parser, DiffResponse.Parser);

    /// <summary>Sets the provider's configuration.</summary>
    public static RpcMethod<ConfigureRequest, ConfigureResponse> Configure { get; } = Of(ConfigureRequest.Parser, ConfigureResponse.Parser);

    /// <summary>Checks a resource's inputs and fills in defaults.</summary>
    public static RpcMethod<CheckRequest, CheckResponse> Check { get; } = Of(CheckRequest.Parser, CheckResponse.Parser);

    /// <summary>Compares a resource's new inputs with what there is.</summary>
    public static RpcMethod<DiffRequest, DiffResponse> Diff { get; } = Of(DiffRequest.Parser, DiffResponse.Parser);

    /// <summary>Creates a resource.</summary>
    public static RpcMethod<CreateRequest, CreateResponse> Create { get; } = Of(CreateRequest.Parser, CreateResponse.Parser);

    /// <summary>Reads a resource as it is.</summary>
    public static RpcMethod<ReadRequest, ReadResponse> Read { get; } = Of(ReadRequest.Parser, ReadResponse.Parser);

    /// <summary>Lists resources; a stream.</summary>
    public static RpcMethod<ListRequest, ListResponse> List { get; } = Of(ListRequest.Parser, ListResponse.Parser);

    /// <summary>Changes a resource in place.</summary>
    public static RpcMethod<UpdateRequest, UpdateResponse> Update { get; } = Of(UpdateRequest.Parser, UpdateResponse.Parser);

    /// <summary>Deletes a resource.</summary>
    public static RpcMethod<DeleteRequest, Empty> Delete { get; } = Of(DeleteRequest.Parser, Empty.Parser);

    /// <summary>Builds a component and its children.</summary>
    public static RpcMethod<ConstructRequest, ConstructResponse> Construct { get; } = Of(ConstructRequest.Parser, ConstructResponse.Parser);

    /// <summary>Runs a function.</summary>
    public static RpcMethod<InvokeRequest, InvokeResponse> Invoke { get; } = Of(InvokeRequest.Parser, InvokeResponse.Parser);

    /// <summary>Runs a method of a resource.</summary>
    public static RpcMethod<CallRequest, CallResponse> Call { get; } = Of(CallRequest.Parser, CallResponse.Parser);

    /// <summary>Asks the provider to end what it is doing; comes at every shutdown.</summary>
    public static RpcMethod<Empty, Empty> Cancel { get; } = Of(Empty.Parser, Empty.Parser);

    /// <summary>How another tool's provider maps to this one.</summary>
    public static RpcMethod<GetMappingRequest, GetMappingResponse> GetMapping { get; } =
        Of(GetMappingRequest.Parser, GetMappingResponse.Parser);

    /// <summary>Which providers of another tool map to this one.</summary>
    public static RpcMethod<GetMappingsRequest, GetMappingsResponse> GetMappings { get; } =
        Of(GetMappingsRequest.Parser, GetMappingsResponse.Parser);

    private static RpcMethod<TRequest, TResponse> Of<TRequest, TResponse>(
        MessageParser<TRequest> request, MessageParser<TResponse> response, [CallerMemberName] string name = "")
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        new("/pulumirpc.ResourceProvider/" + name, request, response);
}
