using System.Collections.Immutable;
using System.Reflection;
using Cmq.Broker;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary><c>GET /_admin/health</c>: status 200 as soon as the emulator answers, 503 while the folder that keeps its broker can't be written.</summary>
internal sealed class HealthAdmin
{
    private static readonly string Version = typeof(HealthAdmin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly CmqEmulatorOptions _options;

    public HealthAdmin(CmqEmulatorOptions options)
    {
        _options = options;
        Routes = [new("GET", "/_admin/health", AnswerAsync) { IsOpen = true }];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private Task AnswerAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var broker = _options.Management as CmqBroker;
        var isBehind = broker?.IsBehind == true;
        return call.AnswerAsync(
            writer =>
            {
                writer.Member("status", isBehind ? "failing" : "ok");
                writer.Member("version", Version);
                if (broker is not null)
                {
                    writer.Member("edition", broker.Options.Edition.Name());
                }

                if (isBehind)
                {
                    writer.Member("error", "The data folder can't be written; calls are refused until it can.");
                }
            },
            isBehind ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
