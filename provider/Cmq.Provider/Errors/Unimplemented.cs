using Cmq.Rpc;

namespace Cmq.Provider;

/// <summary>The answer to a call that this provider does not offer on purpose.</summary>
internal static class Unimplemented
{
    /// <summary>Answers a call.</summary>
    /// <param name="why">Why it is not offered.</param>
    public static Task<TResponse> Answer<TResponse>(string why) =>
        Task.FromException<TResponse>(new RpcException(RpcStatusCode.Unimplemented, why));
}
