using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using Cmq.Rpc.Messages;
using Google.Protobuf;

namespace Cmq.Rpc.Tests;

/// <summary>Sends a server bytes that no client of ours would.</summary>
internal static class RawClient
{
    /// <summary>A frame: flag, length, payload.</summary>
    public static byte[] Frame(byte[] payload, byte flag = 0, uint? length = null)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length ?? (uint)payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static byte[] Request(string text) => new GetSchemaRequest { SubpackageName = text }.ToByteArray();

    public static byte[] Gzip(byte[] payload) => Packed(payload, target => new GZipStream(target, CompressionLevel.Fastest));

    public static byte[] Deflate(byte[] payload) => Packed(payload, target => new ZLibStream(target, CompressionLevel.Fastest));

    /// <summary>What a server with an echoing GetSchema answers to a body.</summary>
    public static async Task<RawAnswer> SendAsync(
        byte[] body,
        (string Name, string Value)[]? headers = null,
        string contentType = "application/grpc",
        HttpMethod? verb = null,
        int maxMessageBytes = 1 << 20)
    {
        var options = new RpcServerOptions { MaxMessageBytes = maxMessageBytes };
        await using var server = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text), options);
        using var http = OneConnection();
        return await SendAsync(http, server, ResourceProviderService.GetSchema.Path, body, headers, contentType, verb);
    }

    /// <summary>What a server answers to a body.</summary>
    public static async Task<RawAnswer> SendAsync(
        HttpMessageInvoker http,
        RpcTestServer server,
        string path,
        byte[] body,
        (string Name, string Value)[]? headers = null,
        string contentType = "application/grpc",
        HttpMethod? verb = null)
    {
        using var request = new HttpRequestMessage(verb ?? HttpMethod.Post, $"http://{server.Server.EndPoint}{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, CancellationToken.None);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var inHeaders = response.Headers.Contains("grpc-status");
        var last = inHeaders ? response.Headers : response.TrailingHeaders;
        return new(
            response.StatusCode,
            last.TryGetValues("grpc-status", out var values) ? values.Single() : null,
            inHeaders,
            answer.Length > 0
                ? GetSchemaResponse.Parser.ParseFrom(answer.AsSpan(5)).Schema
                : last.TryGetValues("grpc-message", out values) ? values.Single() : "");
    }

    /// <summary>A client that puts all its calls on one connection, as grpc-go and grpc-js do.</summary>
    public static HttpMessageInvoker OneConnection() =>
        new(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = false });

    private static byte[] Packed(byte[] payload, Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var packing = packer(target))
        {
            packing.Write(payload);
        }

        return target.ToArray();
    }
}
