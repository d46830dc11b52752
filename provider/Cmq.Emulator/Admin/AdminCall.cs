using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>One request to the admin API: what it names, what it carries, and where its answer goes.</summary>
internal sealed class AdminCall(HttpContext http, IReadOnlyList<string> names)
{
    // A message of 1 MB in which every character is escaped.
    private const int LongestBody = 8 * 1024 * 1024;

    public CancellationToken CancellationToken => http.RequestAborted;

    /// <summary>The name that stands in the path.</summary>
    public string Name => names[0];

    /// <summary>The body, which is a JSON object.</summary>
    /// <param name="what">What it describes, for messages.</param>
    /// <exception cref="AdminRefusalException">It is none.</exception>
    public async Task<AdminFields> ReadAsync(string what)
    {
        var body = await ReadBodyAsync().ConfigureAwait(false);
        try
        {
            return new(JsonParameters.Parse(body), what);
        }
        catch (ApiRefusalException refusal)
        {
            throw AdminRefusalException.BadRequest(refusal.Message);
        }
    }

    /// <summary>Refuses a query that has anything but these.</summary>
    public void RefuseQueryBut(params IReadOnlyList<string> known)
    {
        if (http.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            var which = known.Count == 0 ? "none" : string.Join(", ", known);
            throw AdminRefusalException.BadRequest($"There is no parameter '{unknown}' here; the parameters are: {which}.");
        }
    }

    /// <summary>A text in the query; null when it is not there.</summary>
    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A number in the query.</summary>
    public int Query(string name, int smallest, int largest, int otherwise)
    {
        if (Query(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw AdminRefusalException.BadRequest(string.Create(CultureInfo.InvariantCulture, $"The parameter '{name}' has to be a whole number from {smallest} to {largest}."));
    }

    /// <summary>Answers with a JSON object.</summary>
    public Task AnswerAsync(Action<JsonWriter> writeMembers, int status = StatusCodes.Status200OK)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return AnswerTextAsync("application/json", text.ToString(), status);
    }

    /// <summary>Answers with a text.</summary>
    public Task AnswerTextAsync(string contentType, string text, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(text, CancellationToken);
    }

    private async Task<byte[]> ReadBodyAsync()
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, CancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LongestBody)
            {
                throw new AdminRefusalException(StatusCodes.Status413PayloadTooLarge, $"The body of the request is longer than {LongestBody} bytes.");
            }
        }

        return body.ToArray();
    }
}
