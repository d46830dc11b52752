using System.Globalization;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>The way of a message through a queue of a broker, in which others wait, and which has other queues.</summary>
internal sealed class BrokerCycles : IMessageCycles
{
    private const string Queue = "orders";

    private readonly CmqBroker _broker = new(new());
    private readonly string _body;

    private BrokerCycles(string body) => _body = body;

    public static async Task<BrokerCycles> BeginAsync(int queues, int backlog, string body)
    {
        var cycles = new BrokerCycles(body);
        await cycles._broker.CreateQueueAsync(Queue, new());
        for (var index = 1; index < queues; index++)
        {
            await cycles._broker.CreateQueueAsync(Queue + index.ToString(CultureInfo.InvariantCulture), new());
        }

        for (var index = 0; index < backlog; index++)
        {
            await cycles._broker.SendMessageAsync(Queue, body);
        }

        return cycles;
    }

    public async Task RunAsync(int cycles)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await _broker.SendMessageAsync(Queue, _body);
            var messages = await _broker.ReceiveMessagesAsync(Queue);
            await _broker.DeleteMessageAsync(Queue, messages[0].ReceiptHandle);
        }
    }
}
