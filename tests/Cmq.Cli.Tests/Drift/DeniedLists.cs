using System.Reflection;

namespace Cmq.Cli.Tests;

/// <summary>A service whose key may describe queues and not list them.</summary>
public class DeniedLists : DispatchProxy
{
    private ICmqManagement _inner = null!;

    public static ICmqManagement Over(ICmqManagement inner)
    {
        var management = Create<ICmqManagement, DeniedLists>();
        ((DeniedLists)management)._inner = inner;
        return management;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(ICmqManagement.DescribeQueuesAsync)
            ? throw new CmqServiceException(CmqErrorCodes.AuthFailureUnauthorizedOperation, "no", "DescribeCmqQueues")
            : targetMethod.Invoke(_inner, args);
}
