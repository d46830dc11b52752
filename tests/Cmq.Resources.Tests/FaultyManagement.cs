using System.Reflection;

namespace Cmq.Resources.Tests;

/// <summary>A control plane that fails where a test wants it to, before or after a call is carried out, and records the calls.</summary>
public class FaultyManagement : DispatchProxy
{
    private readonly Lock _gate = new();
    private ICmqManagement _inner = null!;

    /// <summary>The methods called, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What a method throws instead of being carried out.</summary>
    public Dictionary<string, Exception> Before { get; } = [];

    /// <summary>What a method throws although it was carried out.</summary>
    public Dictionary<string, Exception> After { get; } = [];

    /// <summary>The control plane to hand to what is tested.</summary>
    public ICmqManagement Management => (ICmqManagement)(object)this;

    public static FaultyManagement Over(ICmqManagement inner)
    {
        var faulty = (FaultyManagement)(object)Create<ICmqManagement, FaultyManagement>();
        faulty._inner = inner;
        return faulty;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!.Name;
        lock (_gate)
        {
            Calls.Add(method);
        }

        if (Before.TryGetValue(method, out var instead))
        {
            return Failed(targetMethod, instead);
        }

        var result = targetMethod.Invoke(_inner, args);
        return After.TryGetValue(method, out var afterwards) ? Failed(targetMethod, afterwards) : result;
    }

    private static object Failed(MethodInfo method, Exception error) => method.ReturnType == typeof(Task)
        ? Task.FromException(error)
        : typeof(Task).GetMethod(nameof(Task.FromException), 1, [typeof(Exception)])!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments())
            .Invoke(null, [error])!;
}
