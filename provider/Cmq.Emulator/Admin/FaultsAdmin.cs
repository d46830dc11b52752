using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary><c>/_admin/faults</c>: the plan of what goes wrong. <c>PUT</c> replaces it, <c>DELETE</c> ends it.</summary>
internal sealed class FaultsAdmin
{
    private const string Path = "/_admin/faults";

    private static readonly ImmutableDictionary<string, CmqEmulatorFaultKind> Kinds = Enum.GetValues<CmqEmulatorFaultKind>()
        .ToImmutableDictionary(NameOf, StringComparer.Ordinal);

    private readonly CmqEmulatorFaults _faults;

    public FaultsAdmin(CmqEmulatorFaults faults)
    {
        _faults = faults;
        Routes = [new("GET", Path, TellAsync), new("PUT", Path, ReplaceAsync), new("DELETE", Path, ClearAsync)];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private async Task ReplaceAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var fields = await call.ReadAsync("a plan").ConfigureAwait(false);
        var seed = fields.Integer("seed", int.MinValue, int.MaxValue) ?? 0;
        var faults = fields.Objects("faults") ?? throw AdminRefusalException.BadRequest("The field 'faults' of a plan is missing; DELETE ends all faults.");
        fields.End();
        _faults.Replace((int)seed, [.. faults.Select(Read)]);
        await TellAsync(call).ConfigureAwait(false);
    }

    private Task ClearAsync(AdminCall call)
    {
        _faults.Clear();
        return TellAsync(call);
    }

    private Task TellAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var (seed, planned) = _faults.Planned();
        return call.AnswerAsync(writer =>
        {
            writer.Member("seed", seed);
            writer.Member("befallen", _faults.Count);
            writer.MemberArray("faults", planned, Write);
        });
    }

    private static CmqEmulatorFault Read(JObject json, int index)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"fault {index + 1}");
        var fields = new AdminFields(json, what);
        var name = fields.RequiredText("kind");
        if (!Kinds.TryGetValue(name, out var kind))
        {
            throw AdminRefusalException.BadRequest($"The field 'kind' of {what} is '{name}'; it has to be one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");
        }

        var fault = new CmqEmulatorFault(kind, fields.Text("action"))
        {
            Times = (int)(fields.Integer("times", 1, int.MaxValue) ?? 1),
            After = (int)(fields.Integer("after", 0, int.MaxValue) ?? 0),
            Probability = fields.Number("probability") ?? 1,
            Delay = Delay(fields.Number("delaySeconds") ?? 0, what),
        };
        if (fields.Integer("status", 500, 599) is { } status)
        {
            fault = kind == CmqEmulatorFaultKind.HttpError
                ? fault with { Status = (int)status }
                : throw AdminRefusalException.BadRequest($"The field 'status' of {what} is for {NameOf(CmqEmulatorFaultKind.HttpError)} alone.");
        }

        fields.End();
        try
        {
            fault.Check("fault");
        }
        catch (ArgumentException error)
        {
            throw AdminRefusalException.BadRequest($"{Capital(what)}: {error.Message.Split(" (Parameter", 2)[0].TrimEnd('.')}.");
        }

        return fault;
    }

    private static TimeSpan Delay(double seconds, string what) => seconds is >= 0 and <= 86_400
        ? TimeSpan.FromSeconds(seconds)
        : throw AdminRefusalException.BadRequest($"The field 'delaySeconds' of {what} has to be from 0 to 86400.");

    private static void Write(JsonWriter writer, (CmqEmulatorFault Fault, int ToPass, int Left) planned)
    {
        var fault = planned.Fault;
        writer.WriteStartObject();
        writer.Member("kind", NameOf(fault.Kind));
        writer.Member("action", fault.Action);
        writer.Member("times", fault.Times);
        writer.Member("after", fault.After);
        writer.WritePropertyName("probability");
        writer.WriteValue(fault.Probability);
        writer.WritePropertyName("delaySeconds");
        writer.WriteValue(fault.Delay.TotalSeconds);
        if (fault.Kind == CmqEmulatorFaultKind.HttpError)
        {
            writer.Member("status", fault.Status);
        }

        writer.Member("toPass", planned.ToPass);
        writer.Member("left", planned.Left);
        writer.WriteEndObject();
    }

    private static string NameOf(CmqEmulatorFaultKind kind) => JsonCase(kind.ToString());

    private static string JsonCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
