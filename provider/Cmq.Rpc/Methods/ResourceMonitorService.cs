using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>The methods that a component calls on the resource monitor while it is constructed.</summary>
public static class ResourceMonitorService
{
    /// <summary>Project, stack, configuration and features of the deployment; engines before 3.231 do not have it.</summary>
    public static RpcMethod<Empty, DeploymentInfo> GetDeploymentInfo { get; } =
        new("/pulumirpc.ResourceMonitor/GetDeploymentInfo", Empty.Parser, DeploymentInfo.Parser);

    /// <summary>Whether the monitor has a feature, by its name.</summary>
    public static RpcMethod<SupportsFeatureRequest, SupportsFeatureResponse> SupportsFeature { get; } =
        new("/pulumirpc.ResourceMonitor/SupportsFeature", SupportsFeatureRequest.Parser, SupportsFeatureResponse.Parser);

    /// <summary>Runs a function of a package.</summary>
    public static RpcMethod<ResourceInvokeRequest, ResourceInvokeResponse> Invoke { get; } =
        new("/pulumirpc.ResourceMonitor/Invoke", ResourceInvokeRequest.Parser, ResourceInvokeResponse.Parser);

    /// <summary>Registers a resource: the component itself, or a child.</summary>
    public static RpcMethod<RegisterResourceRequest, RegisterResourceResponse> RegisterResource { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterResource", RegisterResourceRequest.Parser, RegisterResourceResponse.Parser);

    /// <summary>Gives a component's outputs, once.</summary>
    public static RpcMethod<RegisterResourceOutputsRequest, Empty> RegisterResourceOutputs { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterResourceOutputs", RegisterResourceOutputsRequest.Parser, Empty.Parser);
}
