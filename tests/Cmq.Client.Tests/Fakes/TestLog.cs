using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cmq.Client.Tests;

/// <summary>A log that a test can read.</summary>
internal sealed class TestLog : ILoggerProvider, ILogger
{
    public TestLog() => Factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(this));

    public ILoggerFactory Factory { get; }

    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The lines with the ids of their events: <c>Warning 10: …</c></summary>
    public ConcurrentQueue<string> Events { get; } = new();

    /// <summary>The values that a sink can keep beside the lines.</summary>
    public ConcurrentQueue<string> Values { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Note(logLevel, eventId, formatter(state, exception), exception, state as IEnumerable<KeyValuePair<string, object?>> ?? []);

    private void Note(LogLevel level, EventId id, string text, Exception? exception, IEnumerable<KeyValuePair<string, object?>> values)
    {
        Lines.Enqueue($"{level}: {text} {exception}");
        Events.Enqueue($"{level} {id.Id}: {text}");
        foreach (var (_, value) in values)
        {
            Values.Enqueue($"{value}");
        }
    }

    public void Dispose()
    {
    }
}
