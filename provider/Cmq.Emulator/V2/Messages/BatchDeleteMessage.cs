using Newtonsoft.Json;

namespace Cmq.Emulator;

internal sealed class BatchDeleteMessage() : V2Action(nameof(BatchDeleteMessage))
{
    private static readonly V2Error SomeFailed = new(6010, 10150, "delete message partially failed");
    private static readonly V2Error AllFailed = new(6020, 10290, "delete message failed");

    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, handles) = (arguments.Text("queueName"), arguments.Batch("receiptHandle"));
        return async call =>
        {
            var failures = await call.Messaging.DeleteMessagesAsync(queue, handles, call.CancellationToken).ConfigureAwait(false);
            return failures.Count == 0
                ? V2Answer.Done
                : new(failures.Count < handles.Count ? SomeFailed : AllFailed, writer => writer.Objects("errorList", failures, Write));
        };
    }

    private static void Write(JsonWriter writer, CmqDeleteFailure failure)
    {
        var error = V2Refusals.Of(failure.Error);
        writer.Member("code", error.Code);
        writer.Member("message", error.Message);
        writer.Member("receiptHandle", failure.ReceiptHandle);
    }
}
