using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cmq.Benchmarks;

/// <summary>The emulator, asked as the vendor's HTTP SDKs ask: by POST, signed with HMAC-SHA256.</summary>
internal class CmqService(string name, RunningProgram program) : MessageService(name, program)
{
    private static readonly byte[] Key = "cmq-emulator-secret-key"u8.ToArray();
    private int _nonce;

    public override byte[] CreateQueue(string queue) => Request("CreateQueue", $"queueName={queue}");

    public override byte[] DeleteQueue(string queue) => Request("DeleteQueue", $"queueName={queue}");

    public override byte[] Send(string queue) => Request("SendMessage", $"msgBody={Body}&queueName={queue}");

    public override byte[] Receive(string queue, int seconds = 0) =>
        Request("ReceiveMessage", string.Create(CultureInfo.InvariantCulture, $"pollingWaitSeconds={seconds}&queueName={queue}"));

    public override byte[] Delete(string queue, string handle) => Request("DeleteMessage", $"queueName={queue}&receiptHandle={handle}");

    public byte[] ListQueues() => Request("ListQueue", "limit=1");

    public override string HandleIn(ReadOnlySpan<byte> answer) => TextAfter(answer, "\"receiptHandle\":\""u8);

    public override void Check(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("{\"code\":0,"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }
    }

    /// <summary>The path that an action is asked for at.</summary>
    protected virtual string PathOf(string action) => "/v2/index.php";

    // What is signed is the parameters in ordinal order of their names, before they are escaped; of those here only the signature has to be.
    private byte[] Request(string action, string parameters)
    {
        var (host, path) = (Address.Authority, PathOf(action));
        var fields = string.Create(
            CultureInfo.InvariantCulture,
            $"Action={action}&Nonce={Interlocked.Increment(ref _nonce):D9}&RequestClient=SDK_Python_1.3&SecretId=AKIDEMULATOR&SignatureMethod=HmacSHA256&Timestamp={DateTimeOffset.UtcNow.ToUnixTimeSeconds()}&{parameters}");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"POST{host}{path}?{fields}")));
        var body = $"{fields}&Signature={Uri.EscapeDataString(signature)}";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }
}
