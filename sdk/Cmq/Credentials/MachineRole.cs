using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Temporary credentials of the CAM role that is bound to the machine, from its metadata service.</summary>
internal static class MachineRole
{
    private const string Action = "GetMachineRole";
    private const string Address = "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The credentials of a role.</summary>
    public static ExpiringCredentials Of(CmqCredentialOptions options, string role) =>
        new(cancellationToken => FetchAsync(options, role, cancellationToken), options.TimeProvider);

    private static async Task<TemporaryCredential> FetchAsync(CmqCredentialOptions options, string role, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        // The address is one of the machine's own network: no proxy reaches it.
        using var own = options.HttpClient is null ? new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) : null;
        try
        {
            using var answer = await (options.HttpClient ?? own!).GetAsync(new Uri(Address + Uri.EscapeDataString(role)), either.Token).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw Failed(role, $"the machine's metadata service answered with HTTP status {(int)answer.StatusCode}", null);
            }

            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var members = JToken.ReadFrom(reader) as JObject ?? throw new FormatException("it is no object");
            return members.TextOrNull("Code") is null or "Success"
                ? TemporaryCredential.Read(members, members.NumberOrNull("ExpiredTime"))
                : throw new FormatException("its Code is not Success");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(role, "the machine's metadata service did not answer within 5 s", error);
        }
        catch (HttpRequestException error)
        {
            throw Failed(role, $"the machine's metadata service can't be reached ({error.Message.TrimEnd('.')})", error);
        }
        catch (Exception error) when (error is FormatException or JsonReaderException)
        {
            // The parser's words may repeat what it read.
            throw Failed(role, error is FormatException ? $"the machine's metadata service gave no credential: {error.Message}" : "the machine's metadata service gave no JSON", null);
        }
    }

    private static CmqTransportException Failed(string role, string what, Exception? inner) =>
        new($"{what}. Check that the program runs on a machine of the cloud, and that this role is bound to it.", Action, role, mayHaveExecuted: false, inner);
}
