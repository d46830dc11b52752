using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Cmq.Benchmarks;

/// <summary>One send, for BenchmarkDotNet.</summary>
public class SendAllocation
{
    private const string PortVariable = "CMQ_BENCHMARK_PORT";

    private CmqMessagingClient _client = null!;
    private string _body = "";

    /// <summary>The length of the message, in bytes.</summary>
    [Params(100, 1000, 10_000, 60_000)]
    public int Payload { get; set; }

    /// <summary>Makes the client and the message.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _client = ClientBenchmark.Client(int.Parse(Environment.GetEnvironmentVariable(PortVariable)!, CultureInfo.InvariantCulture));
        _body = new string('x', Payload);
    }

    /// <summary>Closes the client.</summary>
    [GlobalCleanup]
    public void Cleanup() => _client.Dispose();

    /// <summary>Sends the message.</summary>
    [Benchmark]
    public async Task<CmqSent> SendAsync() => await _client.SendMessageAsync(EmulatorServer.Queue, _body);

    internal static IReadOnlyList<(int Payload, long Bytes)> Measure(int port)
    {
        Environment.SetEnvironmentVariable(PortVariable, port.ToString(CultureInfo.InvariantCulture));
        const int sends = 512;
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(3).WithInvocationCount(sends).WithUnrollFactor(16))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "cmq-benchmarks"));
        var summary = BenchmarkRunner.Run<SendAllocation>(config);
        return
        [
            .. from report in summary.Reports
               let payload = (int)report.BenchmarkCase.Parameters[nameof(Payload)]
               orderby payload
               select (payload, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw new InvalidOperationException("Nothing was measured.")),
        ];
    }
}
