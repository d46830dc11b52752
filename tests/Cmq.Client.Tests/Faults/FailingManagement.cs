using System.Reflection;

namespace Cmq.Client.Tests;

/// <summary>A control plane that is out of reach.</summary>
#pragma warning disable CA1852 // The proxy is a subtype, made while the tests run.
internal class FailingManagement : DispatchProxy
#pragma warning restore CA1852
{
    public static ICmqManagement New() => Create<ICmqManagement, FailingManagement>();

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => throw ScriptedMessaging.Broken();
}
