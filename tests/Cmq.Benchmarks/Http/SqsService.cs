using System.Globalization;
using System.Text;

namespace Cmq.Benchmarks;

/// <summary>An emulator of SQS, asked in the JSON protocol of its SDKs. It does not look at signatures, so there are none.</summary>
internal sealed class SqsService(string name, RunningProgram program) : MessageService(name, program)
{
    public override byte[] CreateQueue(string queue) => Request("CreateQueue", $$"""{"QueueName":"{{queue}}"}""");

    public override byte[] DeleteQueue(string queue) => Request("DeleteQueue", $$"""{"QueueUrl":"{{UrlOf(queue)}}"}""");

    public override byte[] Send(string queue) => Request("SendMessage", $$"""{"QueueUrl":"{{UrlOf(queue)}}","MessageBody":"{{Body}}"}""");

    public override byte[] Receive(string queue, int seconds = 0) => Request(
        "ReceiveMessage",
        string.Create(CultureInfo.InvariantCulture, $$"""{"QueueUrl":"{{UrlOf(queue)}}","MaxNumberOfMessages":1,"WaitTimeSeconds":{{seconds}}}"""));

    public override byte[] Delete(string queue, string handle) =>
        Request("DeleteMessage", $$"""{"QueueUrl":"{{UrlOf(queue)}}","ReceiptHandle":"{{handle}}"}""");

    public override string HandleIn(ReadOnlySpan<byte> answer) => TextAfter(answer, "\"ReceiptHandle\":\""u8);

    // A refusal has another status, which the connection does not take.
    public override void Check(ReadOnlySpan<byte> answer)
    {
    }

    private string UrlOf(string queue) => $"http://sqs.us-east-1.localhost:{Address.Port}/000000000000/{queue}";

    private byte[] Request(string action, string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST / HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AmazonSQS.{action}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
