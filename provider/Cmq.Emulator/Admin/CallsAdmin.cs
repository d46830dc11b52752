using System.Collections.Immutable;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>
/// <c>GET</c> and <c>DELETE /_admin/calls</c>, for tests in another process: <c>{"total":3,"actions":{"DescribeCmqQueues":3},"errors":{}}</c>.
/// It is not counted itself, and tells nothing about objects.
/// </summary>
internal sealed class CallsAdmin
{
    private const string Path = "/_admin/calls";

    private readonly CmqEmulatorCalls _calls;

    public CallsAdmin(CmqEmulatorCalls calls)
    {
        _calls = calls;
        Routes = [new("GET", Path, TellAsync), new("DELETE", Path, ResetAsync)];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private Task ResetAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        _calls.Reset();
        return TellAsync(call);
    }

    private Task TellAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        return call.AnswerAsync(writer =>
        {
            writer.Member("total", _calls.Total);
            Write(writer, "actions", _calls.ByAction);
            Write(writer, "errors", _calls.ByErrorCode);
        });
    }

    private static void Write(JsonWriter writer, string name, IReadOnlyDictionary<string, long> counts)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        foreach (var (key, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Member(key, count);
        }

        writer.WriteEndObject();
    }
}
