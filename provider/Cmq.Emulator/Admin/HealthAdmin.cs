using System.Collections.Immutable;
using System.Reflection;
using Cmq.Broker;

namespace Cmq.Emulator;

/// <summary><c>GET /_admin/health</c>: status 200 as soon as the emulator answers.</summary>
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
        return call.AnswerAsync(writer =>
        {
            writer.Member("status", "ok");
            writer.Member("version", Version);
            if (_options.Management is CmqBroker broker)
            {
                writer.Member("edition", broker.Options.Edition.Name());
            }
        });
    }
}
