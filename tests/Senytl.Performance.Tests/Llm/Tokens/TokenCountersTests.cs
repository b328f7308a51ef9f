namespace Senytl.Performance.Tests.Llm.Tokens;

public class TokenCountersTests
{
    [Theory]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-4-turbo-2024-04-09", "cl100k_base")]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("GPT-4o-mini-2024-07-18", "o200k_base")]
    [InlineData("gpt-4.1-nano", "o200k_base")]
    [InlineData("gpt-5.6-sol", "o200k_base")]
    [InlineData("o3-mini", "o200k_base")]
    [InlineData("gpt-oss-120b", "o200k_harmony")]
    [InlineData("openrouter/openai/gpt-3.5-turbo", "cl100k_base")]
    [InlineData("ft:gpt-4o-mini:acme::1", "o200k_base")]
    [InlineData("text-davinci-003", "p50k_base")]
    [InlineData("davinci", "r50k_base")]
    [InlineData("davinci-002", "cl100k_base")]
    [InlineData("claude-sonnet-4-5-20250929", "estimate:claude")]
    [InlineData("claude-3-opus", "estimate:claude")]
    [InlineData("claude-opus-4-7", "estimate:claude-4.7")]
    [InlineData("us.anthropic.claude-opus-5", "estimate:claude-4.7")]
    [InlineData("gemini-2.5-pro", "estimate:gemini")]
    [InlineData("meta-llama/llama-3.1-70b", "estimate:llama")]
    [InlineData("mistral-large-latest", "estimate:mistral")]
    public void A_model_has_the_tokenizer_of_its_family(string model, string name) => Assert.Equal(name, TokenCounters.For(model)?.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpt-4xyz")]
    [InlineData("o12")]
    [InlineData("grok-4.3")]
    public void No_tokenizer_stands_in_for_an_unknown_one(string? model) => Assert.Null(TokenCounters.For(model));

    [Fact]
    public void An_unknown_encoding_is_refused_with_the_names_of_the_known()
    {
        Assert.Contains("o200k_base", Assert.Throws<ArgumentException>(() => TokenCounters.Encoding("o300k")).Message);
    }

    [Fact]
    public void Framing_follows_the_counting_guide()
    {
        var framing = ChatFraming.For("gpt-4o")!;

        // 3 + 3 (message) + 1 (system) + 6 (text) + 3 + 1 (user) + 1 (text) + 1 + 1 (name)
        Assert.Equal(20, framing.Count(TokenCounters.For("gpt-4o")!, [("system", "You are a helpful assistant.", null), ("user", "Hi", "Ann")]));
        Assert.Null(ChatFraming.For("claude-opus-4-7"));
        Assert.Null(ChatFraming.For("text-embedding-3-small"));
        Assert.Equal(-1, ChatFraming.For("gpt-3.5-turbo-0301")!.PerName);
    }
}
