using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Rpc;

/// <summary>The methods that a program calls on the resource monitor, and a component while it is constructed: <c>pulumirpc.ResourceMonitor</c>.</summary>
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

    /// <summary>Runs a method of a resource.</summary>
    public static RpcMethod<ResourceCallRequest, CallResponse> Call { get; } =
        new("/pulumirpc.ResourceMonitor/Call", ResourceCallRequest.Parser, CallResponse.Parser);

    /// <summary>Reads a resource that the program does not manage.</summary>
    public static RpcMethod<ReadResourceRequest, ReadResourceResponse> ReadResource { get; } =
        new("/pulumirpc.ResourceMonitor/ReadResource", ReadResourceRequest.Parser, ReadResourceResponse.Parser);

    /// <summary>Registers a function that changes resources before they are registered.</summary>
    public static RpcMethod<Callback, Empty> RegisterStackTransform { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterStackTransform", Callback.Parser, Empty.Parser);

    /// <summary>Registers a function that changes the calls of functions.</summary>
    public static RpcMethod<Callback, Empty> RegisterStackInvokeTransform { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterStackInvokeTransform", Callback.Parser, Empty.Parser);

    /// <summary>Registers a function that is called around the changes of resources.</summary>
    public static RpcMethod<RegisterResourceHookRequest, Empty> RegisterResourceHook { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterResourceHook", RegisterResourceHookRequest.Parser, Empty.Parser);

    /// <summary>Registers a function that is called when a change fails.</summary>
    public static RpcMethod<RegisterErrorHookRequest, Empty> RegisterErrorHook { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterErrorHook", RegisterErrorHookRequest.Parser, Empty.Parser);

    /// <summary>Makes a package known by a short reference.</summary>
    public static RpcMethod<RegisterPackageRequest, RegisterPackageResponse> RegisterPackage { get; } =
        new("/pulumirpc.ResourceMonitor/RegisterPackage", RegisterPackageRequest.Parser, RegisterPackageResponse.Parser);

    /// <summary>The program has declared everything; answered when nothing calls it back any more.</summary>
    public static RpcMethod<Empty, Empty> SignalAndWaitForShutdown { get; } =
        new("/pulumirpc.ResourceMonitor/SignalAndWaitForShutdown", Empty.Parser, Empty.Parser);
}
