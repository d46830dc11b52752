using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>The page for people, at <c>/</c> for who asks for HTML there, and its parts below <c>/_page/</c>. All of it is in this assembly.</summary>
internal sealed class PageFace(CmqEmulatorOptions options)
{
    private const string Folder = "/_page/";
    private const string Start = "index.html";

    private static readonly Lazy<FrozenDictionary<string, PagePart>> Parts = new(Load);

    private readonly AdminGuard _guard = new(options.AllowRemoteAdmin);

    /// <summary>Whether a request is for the page: a browser's, not a call of the API, which is at the same path.</summary>
    public static bool Wants(HttpRequest request) =>
        request.Path.StartsWithSegments("/_page", StringComparison.Ordinal)
        || (request.Path == "/"
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.QueryString.HasValue
            && !request.Headers.ContainsKey("X-TC-Action")
            && !request.Headers.ContainsKey("Authorization")
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    public Task AnswerAsync(HttpContext http)
    {
        try
        {
            _guard.CheckPlace(http);
        }
        catch (AdminRefusalException refusal)
        {
            return TextAsync(http, refusal.Status, refusal.Message);
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return TextAsync(http, StatusCodes.Status405MethodNotAllowed, "The page is only read.");
        }

        var path = http.Request.Path.Value!;
        var name = path == "/" ? Start : path.Length > Folder.Length ? path[Folder.Length..] : "";
        return Parts.Value.TryGetValue(name, out var part)
            ? SendAsync(http, part)
            : TextAsync(http, StatusCodes.Status404NotFound, "The page has no such part.");
    }

    private static Task SendAsync(HttpContext http, PagePart part)
    {
        var headers = http.Response.Headers;
        headers.ETag = part.Tag;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (http.Request.Headers.IfNoneMatch == part.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = part.ContentType;
        http.Response.ContentLength = part.Content.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(part.Content, http.RequestAborted).AsTask();
    }

    private static Task TextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text + "\n", http.RequestAborted);
    }

    private static FrozenDictionary<string, PagePart> Load()
    {
        const string prefix = "page/";
        var assembly = typeof(PageFace).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[prefix.Length..], name => Read(assembly.GetManifestResourceStream(name)!, name), StringComparer.Ordinal);
    }

    private static PagePart Read(Stream stream, string name)
    {
        using (stream)
        {
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return new(ContentTypeOf(name), content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
        }
    }

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"The page's part {name} is of no known type."),
    };

    private sealed record PagePart(string ContentType, byte[] Content, string Tag);
}
