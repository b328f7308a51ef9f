using System.Globalization;

namespace Senytl.ModelServer.Tests;

public class OptionsTests
{
    [Fact]
    public async Task All_options_out_of_range_are_told_at_once_with_value_and_range()
    {
        var problem = await Assert.ThrowsAsync<ArgumentException>(() => ModelServer.StartAsync(new ModelServerOptions
        {
            Port = 70_000,
            TokensPerChunk = 0,
            AnswerTokens = -1,
            EmbeddingDimensions = 5_000,
            RequestLogCapacity = -5,
            SpeechPerCharacter = TimeSpan.Zero,
            TimeToFirstToken = null!,
            InterTokenGap = null!,
            TranscriptionText = null!,
            TimeProvider = null!,
            Models = [],
            Faults = [FaultPlan.WithProbability(0.7, Fault.ServerError()), FaultPlan.WithProbability(0.7, Fault.RateLimited())],
        }));

        string[] expected =
        [
            "Port is 70000. Allowed: 0 to 65,535.", "TokensPerChunk is 0. Allowed: 1 to 1,000.", "AnswerTokens is -1. Allowed: 1 to 100,000.",
            "EmbeddingDimensions is 5000. Allowed: 1 to 4,096.", "RequestLogCapacity is -5. Allowed: 0 to 1,000,000.",
            "SpeechPerCharacter is 0 ms. Allowed: 1 to 200 ms.", "TimeToFirstToken is null.", "InterTokenGap is null.",
            "TranscriptionText is null.", "TimeProvider is null.", "Models is empty", "add up to 1.4. Allowed: at most 1.",
        ];
        Assert.All(expected, part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Length, problem.Message.Split("\n- ").Length - 1);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_and_a_named_port_is_used()
    {
        await using var first = await ModelServer.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => ModelServer.StartAsync(new ModelServerOptions { Port = first.BaseAddress.Port }));

        Assert.Equal(
            (string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{first.BaseAddress.Port}/"), "/v1"),
            (first.BaseAddress.ToString(), first.OpenAIEndpoint.AbsolutePath));
    }
}
