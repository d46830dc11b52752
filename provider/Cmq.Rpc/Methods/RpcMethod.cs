using Google.Protobuf;

namespace Cmq.Rpc;

/// <summary>A method of a service: where it is called, what it takes, what it gives.</summary>
/// <typeparam name="TRequest">The message that it takes.</typeparam>
/// <typeparam name="TResponse">The message that it gives, once or as a stream.</typeparam>
/// <param name="Path">The path of its URL: <c>/package.Service/Method</c>.</param>
/// <param name="RequestParser">Reads the request.</param>
/// <param name="ResponseParser">Reads a response.</param>
public sealed record RpcMethod<TRequest, TResponse>(
    string Path, MessageParser<TRequest> RequestParser, MessageParser<TResponse> ResponseParser)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;
