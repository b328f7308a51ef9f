using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/load.md.</summary>
public class LoadSnippets
{
    [Fact]
    public async Task Mix()
    {
        var agent = new EchoAgent();

        #region load-mix
        var mix = new WeightedMix<LoadScenario>(
            seed: 7,
            (new LoadScenario("ask", (user, ct) => agent.AskAsync("Where is my order?", ct)), 8),
            (new LoadScenario("return", (user, ct) => agent.AskAsync("I want to send it back.", ct)), 2));

        var result = await LoadTest.RunAsync(
            new LoadTestOptions { Name = "support", ConcurrentUsers = 20, IterationsPerUser = 50 }, mix);
        #endregion

        Assert.Equal("load test, 20 users, 50 iterations each; mix of 80 % ask, 20 % return (seed 7)", result.Profile);
        Assert.InRange(agent.Questions.Count(question => question.StartsWith("Where", StringComparison.Ordinal)), 760, 840);
    }

    [Fact]
    public async Task Feed()
    {
        var agent = new EchoAgent();
        var questions = new[] { "Where is my order?", "Do you ship to Norway?", "Can I pay later?" };

        #region load-feed
        var result = await LoadTest.RunAsync(
            new LoadTestOptions { Name = "questions", ConcurrentUsers = 5, IterationsPerUser = 6 },
            DataFeed.Shuffled(questions, seed: 3),
            (user, question, ct) => agent.AskAsync(question, ct));
        #endregion

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.All(agent.Questions.CountBy(question => question), pair => Assert.Equal(10, pair.Value));
    }

    private sealed class EchoAgent
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Questions { get; } = [];

        public Task AskAsync(string question, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Questions.Add(question);
            return Task.CompletedTask;
        }
    }
}
