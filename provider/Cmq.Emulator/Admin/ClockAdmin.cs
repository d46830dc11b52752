using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary><c>/_admin/clock</c>: what time it is in the emulator, and putting that forward.</summary>
internal sealed class ClockAdmin
{
    private const string Path = "/_admin/clock";

    private readonly CmqEmulatorOptions _options;

    public ClockAdmin(CmqEmulatorOptions options)
    {
        _options = options;
        Routes = [new("GET", Path, TellAsync), new("POST", Path, AdvanceAsync)];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private async Task AdvanceAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var fields = await call.ReadAsync("a change of the clock").ConfigureAwait(false);
        var seconds = fields.RequiredNumber("advanceSeconds");
        fields.End();
        var clock = _options.Clock ?? throw new AdminRefusalException(
            StatusCodes.Status409Conflict, "This emulator runs on a clock that can't be put forward: its options name none that can.");
        if (seconds is not > 0)
        {
            throw AdminRefusalException.BadRequest("The field 'advanceSeconds' of a change of the clock has to be above 0: time does not go back.");
        }

        try
        {
            clock.Advance(TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw AdminRefusalException.BadRequest(string.Create(
                CultureInfo.InvariantCulture,
                $"The clock can be put forward by at least {TimeSpan.FromTicks(1).TotalSeconds} seconds, and by {CmqEmulatorClock.MaxOffset.TotalDays} days in all; {clock.Offset.TotalSeconds} seconds are used."));
        }

        await TellAsync(call).ConfigureAwait(false);
    }

    private Task TellAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        return call.AnswerAsync(writer =>
        {
            TimeProvider clock = _options.Clock ?? _options.TimeProvider;
            writer.Member("now", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WritePropertyName("offsetSeconds");
            writer.WriteValue(_options.Clock?.Offset.TotalSeconds ?? 0);
            writer.Member("adjustable", _options.Clock is not null);
        });
    }
}
