namespace Cmq.Emulator;

internal sealed class QueryQueueRoute() : V2Route(nameof(QueryQueueRoute), "queueName");
