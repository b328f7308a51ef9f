using Microsoft.Extensions.AI;
using Senytl.ModelServer;
using Senytl.Performance;

namespace SupportAgentSample;

/// <summary>One model server, and the agent over each SDK. The clients are measured; the agents do not know.</summary>
public sealed class SupportAgentFixture : IAsyncLifetime
{
    private ModelServer? server;

    public SupportAgent OverOpenAI { get; private set; } = null!;

    public SupportAgent OverAnthropic { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ModelServer.StartAsync(new ModelServerOptions
        {
            Seed = 7,
            TimeToFirstToken = LatencyDistribution.LogNormal(median: TimeSpan.FromMilliseconds(15), p95: TimeSpan.FromMilliseconds(30)),
            InterTokenGap = LatencyDistribution.Constant(TimeSpan.FromMilliseconds(1)),
        });
        server.When(request => request.Tools.Contains("look_up_order"))
            .CallTool("look_up_order", """{"order":"A-1042"}""")
            .CallTool("refund_policy", """{"reason":"charged twice"}""")
            .Then()
            .Respond("You were charged twice for order A-1042, on 3 and 4 May. The second charge is refunded within five working days.");
        OverOpenAI = new SupportAgent(Providers.OpenAI(server.OpenAIEndpoint).Measured());
        OverAnthropic = new SupportAgent(Providers.Anthropic(server.AnthropicEndpoint).Measured());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
