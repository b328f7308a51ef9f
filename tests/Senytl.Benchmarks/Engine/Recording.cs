using System.Diagnostics;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Benchmarks.Engine;

/// <summary>What it adds to a request that its one model call is measured: the same fake client bare and measured, in turn.</summary>
/// <remarks>A short run is taken off a long one, so that what a run costs once is not counted: its start, its collections, its report.</remarks>
internal static class Recording
{
    private const int Short = 100_000;
    private const int Long = 500_000;
    private const int Rounds = 9;

    public static async Task RunAsync(Figures figures)
    {
        var bare = new InstantClient();
        var measured = new InstantClient().Measured();
        var time = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var bareCost = await BareAsync(bare, Long) - await BareAsync(bare, Short);
            var measuredCost = await MeasuredAsync(measured, Long) - await MeasuredAsync(measured, Short);
            var added = measuredCost - bareCost;
            time.Add(added.Nanoseconds / (Long - Short));
            bytes.Add(added.Bytes / (Long - Short));
        }

        figures.Print("recording_ns", time.Order().ElementAt(Rounds / 2), "ns CPU per request with one model call");
        figures.Print("recording_least_ns", time.Min(), "ns CPU per request with one model call, the quietest round");
        figures.Print("recording_alloc_bytes", bytes.Order().ElementAt(Rounds / 2), "B per request with one model call");
    }

    private static async Task<Spent> BareAsync(IChatClient client, int iterations)
    {
        var before = Spent.SoFar();
        for (var i = 0; i < iterations; i++)
        {
            await client.GetResponseAsync([]);
        }

        return Spent.SoFar() - before;
    }

    private static async Task<Spent> MeasuredAsync(IChatClient client, int iterations)
    {
        var before = Spent.SoFar();
        var options = new LoadTestOptions { Name = "recording", ConcurrentUsers = 1, IterationsPerUser = iterations };
        await LoadTest.RunAsync(options, async ValueTask (_, token) => await client.GetResponseAsync([], cancellationToken: token));
        return Spent.SoFar() - before;
    }

    private readonly record struct Spent(double Nanoseconds, double Bytes)
    {
        public static Spent SoFar() => new(EngineSuite.Cpu().TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true));

        public static Spent operator -(Spent left, Spent right) => new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);
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
