using ClientExample;
using Cmq;
using Cmq.Broker;

// Without an endpoint the service runs in memory; with one, in the cloud or in an emulator.
var endpoint = Environment.GetEnvironmentVariable("CMQ_ENDPOINT");
await using var account = string.IsNullOrEmpty(endpoint)
    ? CmqBroker.CreateAccount()
    : new CmqAccount(new()
    {
        Region = Environment.GetEnvironmentVariable("TENCENTCLOUD_REGION") ?? "ap-guangzhou",
        Edition = CmqEditions.TryParse(Environment.GetEnvironmentVariable("CMQ_EDITION"), out var edition) ? edition : CmqEdition.Tdmq,
        Endpoint = endpoint,
        MessagingEndpoint = Environment.GetEnvironmentVariable("CMQ_MESSAGING_ENDPOINT") ?? endpoint,
        Credentials = new CmqCredential(
            Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_ID") ?? "",
            Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY") ?? ""),
    });

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
return await new Tour(account, Console.Out).RunAsync(limit.Token) ? 0 : 1;
