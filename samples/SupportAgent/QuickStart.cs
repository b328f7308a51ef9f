using System.Diagnostics;
using Microsoft.Extensions.AI;
using Senytl.ModelServer;
using Senytl.Performance;

namespace SupportAgentSample;

public sealed class QuickStart
{
    [Fact]
    public async Task One_call_recorded_by_hand()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ModelServer.StartAsync(cancellationToken: cancellation);
        var client = Providers.OpenAI(server.OpenAIEndpoint);

        #region by-hand
        using var metrics = Metrics.Start();

        var clock = Stopwatch.StartNew();
        ChatResponse response = await client.GetResponseAsync("Why was I charged twice?", cancellationToken: cancellation);
        Metrics.Record(clock.Elapsed, response);

        Sla.LatencyUnder(seconds: 2);
        Sla.TokensUnder(1000);
        Sla.CostUnder(cents: 5);
        #endregion

        Assert.Equal(1, metrics.Result.Succeeded);
    }
}
