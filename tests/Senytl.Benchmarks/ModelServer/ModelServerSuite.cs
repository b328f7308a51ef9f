using System.Diagnostics;
using System.Net.Http.Headers;
using Senytl.ModelServer;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Benchmarks;

/// <summary>What the model server holds beside a Kestrel that only reads and answers, and how true its latencies are.</summary>
internal static class ModelServerSuite
{
    private const int Rounds = 5;
    private const int Connections = 16;
    private const int LatencyRequests = 200;

    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstToken = TimeSpan.FromMilliseconds(23);
    private static readonly byte[] Body =
        """{"model":"bench","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Why was I charged twice?"}]}"""u8.ToArray();

    public static async Task RunAsync(Figures figures)
    {
        await MeasureRateAsync(figures);
        await MeasureLagAsync(figures);
    }

    private static async Task MeasureRateAsync(Figures figures)
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("charged").Respond("You were charged once; the second entry is a reservation.");
        using var bare = Listener.Create(0);
        await bare.StartAsync(new BareApplication(), CancellationToken.None);
        var (rates, ratios, costs) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (bareRate, bareCost) = await LoadAsync(Listener.AddressOf(bare));
            var (rate, cost) = await LoadAsync(server.BaseAddress);
            if (round >= 0)
            {
                rates.Add(rate);
                ratios.Add(rate / bareRate);
                costs.Add(cost - bareCost);
            }
        }

        await bare.StopAsync(CancellationToken.None);
        figures.Print("model_server_requests_per_s", Median(rates), "requests/s");
        figures.Print("model_server_vs_bare_kestrel_ratio", Median(ratios), "ratio");
        figures.Print("model_server_cpu_over_bare_us", Median(costs), "us/request");
    }

    private static async Task<(double RequestsPerSecond, double CpuMicroseconds)> LoadAsync(Uri address)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        var url = new Uri(address, "v1/chat/completions");
        var start = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < RoundLength; count++)
            {
                await PostAsync(client, url);
            }

            return count;
        })));
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return (counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds, cpu.TotalMicroseconds / counts.Sum());
    }

    private static async Task MeasureLagAsync(Figures figures)
    {
        await using var server = await Server.StartAsync(new ModelServerOptions { TimeToFirstToken = LatencyDistribution.Constant(FirstToken) });
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        for (var request = 0; request < LatencyRequests; request++)
        {
            await PostAsync(client, new Uri(server.BaseAddress, "v1/chat/completions"));
        }

        var lags = server.Requests
            .Select(record => Stopwatch.GetElapsedTime(record.ArrivedTimestamp, record.FirstContentTimestamp!.Value) - FirstToken)
            .Select(lag => lag.TotalMilliseconds)
            .Skip(LatencyRequests / 10)
            .Order()
            .ToArray();
        figures.Print("model_server_latency_lag_p50_ms", lags[(int)Math.Ceiling(lags.Length * 0.50) - 1], "ms");
        figures.Print("model_server_latency_lag_p99_ms", lags[(int)Math.Ceiling(lags.Length * 0.99) - 1], "ms");
    }

    private static async Task PostAsync(HttpMessageInvoker client, Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        using var response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
