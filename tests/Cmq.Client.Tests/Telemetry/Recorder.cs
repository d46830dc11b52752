using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cmq.Client.Tests;

/// <summary>Listens to the spans and figures about one queue or topic: other tests run beside.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly ActivityListener _spans;
    private readonly MeterListener _figures = new();

    public Recorder(string destination)
    {
        _spans = new()
        {
            ShouldListenTo = source => source.Name == CmqTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Name.EndsWith(" " + destination, StringComparison.Ordinal) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
        _figures.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CmqTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _figures.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _figures.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _figures.Start();

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(all["messaging.destination.name"], destination))
            {
                Figures.Enqueue((instrument.Name, value, all));
            }
        }
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> Figures { get; } = new();

    public Activity Span(string operation) => Spans.Single(span => span.OperationName.StartsWith(operation + " ", StringComparison.Ordinal));

    public double Sum(string figure, string operation) =>
        Figures.Where(entry => entry.Name == figure && Equals(entry.Tags["messaging.operation.name"], operation)).Sum(entry => entry.Value);

    public void Dispose()
    {
        _spans.Dispose();
        _figures.Dispose();
    }
}
