using System.Collections.Concurrent;
using System.Reflection;

namespace Cmq.Provider.Tests;

/// <summary>A control plane of which a test says what each method does; the others are the inner one's.</summary>
public class ScriptedManagement : DispatchProxy
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> _scripts = [];
    private readonly ConcurrentQueue<(string Method, object?[] Arguments)> _received = [];
    private ICmqManagement _inner = null!;
    private int _parked;

    /// <summary>The control plane to hand to what is tested.</summary>
    public ICmqManagement Management => (ICmqManagement)(object)this;

    /// <summary>The calls so far, in order.</summary>
    public IReadOnlyCollection<(string Method, object?[] Arguments)> Received => _received;

    public static ScriptedManagement Over(ICmqManagement inner)
    {
        var scripted = (ScriptedManagement)(object)Create<ICmqManagement, ScriptedManagement>();
        scripted._inner = inner;
        return scripted;
    }

    /// <summary>A method fails.</summary>
    public ScriptedManagement Fails(string method, Exception error)
    {
        _scripts[method] = _ => Task.FromException(error);
        return this;
    }

    /// <summary>A method fails so many times before it is what it was.</summary>
    public ScriptedManagement Fails(string method, Exception error, int times)
    {
        var left = times;
        _scripts[method] = _ =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                _scripts.TryRemove(method, out var _);
            }

            return Task.FromException(error);
        };
        return this;
    }

    /// <summary>A method does not return until it is cancelled.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parked">Told, at each call, how many there have been.</param>
    /// <param name="cancelled">Told when a call is cancelled.</param>
    public ScriptedManagement Parks(string method, Action<int> parked, Action? cancelled = null)
    {
        _scripts[method] = token =>
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            token.Register(() =>
            {
                waiting.TrySetCanceled(token);
                cancelled?.Invoke();
            });
            parked(Interlocked.Increment(ref _parked));
            return waiting.Task;
        };
        return this;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _received.Enqueue((targetMethod!.Name, args ?? []));
        if (!_scripts.TryGetValue(targetMethod.Name, out var script))
        {
            return targetMethod.Invoke(_inner, args);
        }

        var work = script((CancellationToken)args![^1]!);
        return targetMethod.ReturnType == typeof(Task)
            ? work
            : GetType().GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.FlattenHierarchy)!
                .MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments())
                .Invoke(null, [work]);
    }

    // A script never ends well, so there is no value.
    protected static async Task<T> Typed<T>(Task work)
    {
        await work;
        throw new InvalidOperationException("The script gave no value.");
    }
}
