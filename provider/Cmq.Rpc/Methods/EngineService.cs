using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>The methods that a program and a provider call on the engine: <c>pulumirpc.Engine</c>.</summary>
public static class EngineService
{
    /// <summary>Shows a message to the user; what a plugin prints is not shown.</summary>
    public static RpcMethod<LogRequest, Empty> Log { get; } = new("/pulumirpc.Engine/Log", LogRequest.Parser, Empty.Parser);

    /// <summary>The URN of the stack; empty before it is registered.</summary>
    public static RpcMethod<GetRootResourceRequest, GetRootResourceResponse> GetRootResource { get; } =
        new("/pulumirpc.Engine/GetRootResource", GetRootResourceRequest.Parser, GetRootResourceResponse.Parser);

    /// <summary>Says which resource is the stack.</summary>
    public static RpcMethod<SetRootResourceRequest, SetRootResourceResponse> SetRootResource { get; } =
        new("/pulumirpc.Engine/SetRootResource", SetRootResourceRequest.Parser, SetRootResourceResponse.Parser);

    /// <summary>Fails when the engine's version is not in a range.</summary>
    public static RpcMethod<RequirePulumiVersionRequest, RequirePulumiVersionResponse> RequirePulumiVersion { get; } =
        new("/pulumirpc.Engine/RequirePulumiVersion", RequirePulumiVersionRequest.Parser, RequirePulumiVersionResponse.Parser);

    /// <summary>Whether the engine lives: <c>grpc.health.v1.Health</c>, which it serves at the same address.</summary>
    public static RpcMethod<HealthCheckRequest, HealthCheckResponse> HealthCheck { get; } =
        new("/grpc.health.v1.Health/Check", HealthCheckRequest.Parser, HealthCheckResponse.Parser);
}
