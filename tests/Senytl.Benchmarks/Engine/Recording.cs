using System.Diagnostics;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>What it adds to a request that its one model call is measured: the same fake client bare and measured, in turn.</summary>
internal static class Recording
{
    private const int Iterations = 200_000;
    private const int Rounds = 7;

    public static async Task RunAsync(Figures figures)
    {
        var bare = new InstantClient();
        var measured = new InstantClient().Measured();
        var time = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (bareTime, bareBytes) = await BareAsync(bare);
            var (measuredTime, measuredBytes) = await MeasuredAsync(measured);
            time.Add((measuredTime - bareTime) / Iterations);
            bytes.Add((measuredBytes - bareBytes) / Iterations);
        }

        figures.Print("recording_ns", time.Order().ElementAt(Rounds / 2), "ns CPU per request with one model call");
        figures.Print("recording_alloc_bytes", bytes.Order().ElementAt(Rounds / 2), "B per request with one model call");
    }

    private static async Task<(double Nanoseconds, double Bytes)> BareAsync(IChatClient client)
    {
        var cpu = EngineSuite.Cpu();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Iterations; i++)
        {
            await client.GetResponseAsync([]);
        }

        return ((EngineSuite.Cpu() - cpu).TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    private static async Task<(double Nanoseconds, double Bytes)> MeasuredAsync(IChatClient client)
    {
        var cpu = EngineSuite.Cpu();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var options = new LoadTestOptions { Name = "recording", ConcurrentUsers = 1, IterationsPerUser = Iterations };
        await LoadTest.RunAsync(options, async ValueTask (_, token) => await client.GetResponseAsync([], cancellationToken: token));
        return ((EngineSuite.Cpu() - cpu).TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    private sealed class InstantClient : IChatClient
    {
        private readonly Task<ChatResponse> answer = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "hi"))
        {
            ModelId = "gpt-4o-mini",
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5, TotalTokenCount = 15 },
        });

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => answer;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new UnreachableException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
