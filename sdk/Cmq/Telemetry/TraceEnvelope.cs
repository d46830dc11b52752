using System.Diagnostics;
using System.Globalization;

namespace Cmq;

/// <summary>
/// The trace context of a message, in a line before its body, since a message of CMQ has no attributes:
/// <c>cmq-trace/1 traceparent checksum tracestate</c>, with <c>-</c> for no context and nothing for no state. The checksum is one of the body, so that
/// a body of someone else that begins in this way is still handed out whole.
/// </summary>
internal static class TraceEnvelope
{
    /// <summary>The longest line.</summary>
    public const int MaxLength = 600;

    private const string Mark = "cmq-trace/1 ";
    private const string NoContext = "-";
    private const int ParentLength = 55;
    private const int ChecksumLength = 16;

    // What W3C wants to be carried at least.
    private const int MaxState = 512;

    /// <summary>The body with the context of what runs now. One that nothing runs around stays as it is, unless it looks like an envelope itself.</summary>
    public static string Wrap(string body, Activity? current)
    {
        var parent = current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;
        if (parent is null && !TryRead(body, out _, out _, out _))
        {
            return body;
        }

        var state = current?.TraceStateString is { Length: > 0 and <= MaxState } text && !text.AsSpan().ContainsAny('\r', '\n') ? text : "";
        return $"{Mark}{parent ?? NoContext} {Checksum(body)} {state}\n{body}";
    }

    /// <summary>The message without its line, and with what the line says; one that has none stays as it is.</summary>
    public static CmqMessage Unwrap(CmqMessage message) =>
        TryRead(message.Body, out var parent, out var state, out var body)
            ? message with { Body = body, TraceParent = parent, TraceState = state, StoredBody = message.Body }
            : message;

    public static ActivityContext? ContextOf(CmqMessage message) =>
        message.TraceParent is { } parent && ActivityContext.TryParse(parent, message.TraceState, isRemote: true, out var context) ? context : null;

    private static bool TryRead(string text, out string? parent, out string? state, out string body)
    {
        (parent, state, body) = (null, null, text);
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || text.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0)
        {
            return false;
        }

        var words = text[Mark.Length..end].Split(' ', 3);
        if (words.Length != 3 || words[1].Length != ChecksumLength || !IsContext(words[0]))
        {
            return false;
        }

        var rest = text[(end + 1)..];
        if (!string.Equals(Checksum(rest), words[1], StringComparison.Ordinal))
        {
            return false;
        }

        parent = words[0] == NoContext ? null : words[0];
        state = words[2].Length == 0 ? null : words[2];
        body = rest;
        return true;
    }

    private static bool IsContext(string text) =>
        text == NoContext || (text.Length == ParentLength && ActivityContext.TryParse(text, null, out _));

    // FNV-1a with 64 bits, over UTF-8: not against a forger, who could only add a trace context, but against coincidence.
    private static string Checksum(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            for (var index = 0; index < length; index++)
            {
                hash = (hash ^ bytes[index]) * 1_099_511_628_211UL;
            }
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
