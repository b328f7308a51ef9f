#region model-server-usings
using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Senytl.ModelServer;
using Senytl.Performance;
#endregion

namespace SupportAgentSample;

public sealed class EmbeddedServer
{
    [Fact]
    public async Task Both_sdks_reach_it_and_are_measured()
    {
        var cancellation = TestContext.Current.CancellationToken;
        #region model-server-clients
        await using var server = await ModelServer.StartAsync(new ModelServerOptions { Seed = 7 }, cancellation);

        var openAI = new ChatClient(
            "gpt-4o-mini", new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint });
        IChatClient overOpenAI = new OpenAIChatClient(openAI, "gpt-4o-mini").Measured();

        var anthropic = new AnthropicClient { ApiKey = "any", BaseUrl = server.AnthropicEndpoint.ToString().TrimEnd('/') };
        IChatClient overAnthropic = anthropic.AsIChatClient("claude-sonnet-4-5").Measured();
        #endregion

        var options = new BenchmarkOptions { Name = "both SDKs", Iterations = 3 };
        var result = await Benchmark.RunAsync(options, AskBothAsync, cancellation);

        Assert.Equal((3, 6), (result.Succeeded, result.ModelCalls));
        Assert.Equal(["claude-sonnet-4-5", "gpt-4o-mini"], result.Models.Keys.Order());

        async Task AskBothAsync(CancellationToken token)
        {
            await overOpenAI.GetResponseAsync("Why was I charged twice?", cancellationToken: token);
            await overAnthropic.GetResponseAsync("Why was I charged twice?", cancellationToken: token);
        }
    }
}
