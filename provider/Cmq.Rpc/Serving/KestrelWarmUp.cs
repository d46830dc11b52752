using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cmq.Rpc;

/// <summary>
/// Compiles beside the start what a server would otherwise compile when its first request comes. Kestrel keeps its two largest methods out of
/// ahead-of-time compilation, and compiling them takes a fifth of the time to the first answer.
/// </summary>
public static class KestrelWarmUp
{
    // Constant names, so that the trimmer sees what is asked for and keeps it.
    internal static ImmutableArray<MethodInfo?> Methods =>
    [
        Type.GetType("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpRequestHeaders, Microsoft.AspNetCore.Server.Kestrel.Core")?.GetMethod(
            "Append", BindingFlags.Instance | BindingFlags.Public, [typeof(ReadOnlySpan<byte>), typeof(ReadOnlySpan<byte>), typeof(bool)]),
        Type.GetType("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpRequestHeaders, Microsoft.AspNetCore.Server.Kestrel.Core")?.GetMethod(
            "TryHPackAppend", BindingFlags.Instance | BindingFlags.Public, [typeof(int), typeof(ReadOnlySpan<byte>), typeof(bool)]),
    ];

    /// <summary>Begins to compile. A method that another version of Kestrel has not is left out: then the first request takes longer.</summary>
    /// <returns>Ends when all is compiled; there is no need to wait for it.</returns>
    public static Task BeginAsync() => Task.Run(() =>
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
        {
            return;
        }

        foreach (var method in Methods)
        {
            if (method is not null)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    });
}
