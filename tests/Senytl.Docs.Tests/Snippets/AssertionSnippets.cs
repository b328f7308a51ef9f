using FluentAssertions;
using FluentAssertions.Extensions;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/assertions.md.</summary>
public class AssertionSnippets
{
    [Fact]
    public async Task Result()
    {
        using var agent = new MockChatClient(modelId: "gpt-4o-mini").Otherwise(new MockReply { Text = "Hello.", InputTokens = 20, OutputTokens = 5 }).Measured();

        #region assert-on-a-result
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "Agent.Greets", Iterations = 100 },
            async token => await agent.GetResponseAsync("Hi!", cancellationToken: token));

        result.Should()
            .HaveP95LatencyUnder(3.Seconds(), "users leave after {0} s", 3)
            .And.HaveTokensPerRequestUnder(1000)
            .And.HaveCostPerRequestUnderCents(5)
            .And.HaveErrorRateUnder(0.01)
            .And.HaveThroughputAbove(1);
        #endregion

        #region require-proof
        result.Should().RequireProof().HaveP95LatencyUnder(3.Seconds());
        #endregion

        #region meet-objectives
        result.Should().Meet(
        [
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, seconds: 2),
            Objectives.Tokens(TokenKind.Output, perRequest: true, tokens: 200),
        ]);
        result.Should().HaveMetItsObjectives();
        #endregion
    }

    [Fact]
    public async Task Response()
    {
        using var agent = new MockChatClient().Otherwise(new MockReply
        {
            Text = "I look it up.",
            ToolCalls = [new MockToolCall("lookup_order", new Dictionary<string, object?> { ["id"] = 42 })],
        });

        #region assert-on-a-response
        var response = await agent.GetResponseAsync("Where is order 42?");

        response.Should().ContainText("look it up").And.NotContainText("sorry");
        response.Should().HaveCalledTool("lookup_order", call => call.Has("id", 42));
        response.Should().NotHaveCalledTool("refund");
        response.Should().MatchSnapshot(scrub: Scrub.All(Scrub.Guids, Scrub.Times));
        #endregion
    }
}
