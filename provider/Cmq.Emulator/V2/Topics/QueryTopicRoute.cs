namespace Cmq.Emulator;

internal sealed class QueryTopicRoute() : V2Route(nameof(QueryTopicRoute), "topicName");
