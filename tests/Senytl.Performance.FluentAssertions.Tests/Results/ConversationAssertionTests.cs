using FluentAssertions;
using Microsoft.Extensions.AI;
using Senytl.Testing;

namespace Senytl.Performance.FluentAssertions.Tests.Results;

public class ConversationAssertionTests
{
    [Fact]
    public async Task Conversations_and_tool_loops_are_held_to_their_limits()
    {
        var result = await AnsweringAsync();

        result.Should().HaveToolLoopAtMost(1)
            .And.HaveConversationsUnder(ConversationMetric.TokensPerTurn, 25, Percentile.Max)
            .And.HaveConversationsUnder(ConversationMetric.Turns, 1, Percentile.Average);
    }

    [Fact]
    public async Task A_token_less_is_broken_with_both_figures()
    {
        var result = await AnsweringAsync();

        var judging = () => result.Should().HaveConversationsUnder(ConversationMetric.TokensPerTurn, 24, Percentile.Max);

        judging.Should().Throw<Exception>().Which.Message.Should().Contain("max tokens per turn").And.Contain("24 tokens").And.Contain("25 tokens");
    }

    private static Task<PerformanceResult> AnsweringAsync()
    {
        var client = new MockChatClient(modelId: "gpt-4o-mini").Otherwise(new MockReply { Text = "Hello.", InputTokens = 20, OutputTokens = 5 }).Measured();
        return Runs.OfAsync(3, (_, _) => client.GetResponseAsync("Hi"));
    }
}
