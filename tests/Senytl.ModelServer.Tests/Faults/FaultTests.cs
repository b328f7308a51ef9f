using System.Net;
using System.Text.Json;
using Senytl.ModelServer.Tests.OpenAI;

namespace Senytl.ModelServer.Tests.Faults;

public class FaultTests
{
    [Theory]
    [InlineData(429, "rate_limit_error", "requests")]
    [InlineData(500, "api_error", "server_error")]
    [InlineData(503, "overloaded_error", "server_error")]
    [InlineData(529, "overloaded_error", "server_error")]
    [InlineData(401, "authentication_error", "invalid_request_error")]
    public async Task An_error_status_speaks_the_shape_of_its_provider(int status, string anthropicType, string openAIType)
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Fail(Fault.Status(status, "No \"luck\"."));

        using var chat = await scenario.ChatAsync(stream: true);
        using var message = await scenario.MessageAsync(stream: true);

        Assert.Equal((status, status), ((int)chat.StatusCode, (int)message.StatusCode));
        var openAI = JsonDocument.Parse(await chat.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        var anthropic = JsonDocument.Parse(await message.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("No \"luck\".", openAIType), (openAI.GetProperty("message").GetString(), openAI.GetProperty("type").GetString()));
        Assert.Equal("error", anthropic.GetProperty("type").GetString());
        Assert.Equal(anthropicType, anthropic.GetProperty("error").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task A_cut_stream_ends_without_its_end_after_so_many_chunks(int chunks)
    {
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { AnswerTokens = 8 });
        scenario.Server.When(_ => true).Fail(Fault.Cut(chunks));

        using var response = await scenario.ChatAsync(stream: true);
        var (text, cut) = await ReadToEndAsync(await response.Content.ReadAsStreamAsync());

        Assert.True(cut);
        Assert.Equal(Math.Min(chunks, 8), Occurrences(text, "\"content\":\"") - 1);
        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        Assert.Equal(RequestOutcome.Cut, Assert.Single(scenario.Server.Requests).Outcome);
    }

    [Fact]
    public async Task A_cut_answer_stops_at_half_of_its_length()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Fail(Fault.Cut());

        using var response = await scenario.MessageAsync();
        var (text, cut) = await ReadToEndAsync(await response.Content.ReadAsStreamAsync());

        Assert.True(cut);
        Assert.Equal(response.Content.Headers.ContentLength!.Value / 2, text.Length);
    }

    [Fact]
    public async Task A_cut_stream_is_an_error_to_the_SDK()
    {
        await using var server = await ModelServer.StartAsync();
        server.When(_ => true).Fail(Fault.Cut(2));
        var chunks = 0;

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var update in OpenAISdkTests.Client(server).CompleteChatStreamingAsync("hi"))
            {
                chunks += update.ContentUpdate.Count(part => part.Text.Length > 0);
            }
        });

        Assert.Equal(2, chunks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Malformed_JSON_is_an_error_to_the_SDK_streamed_or_not(bool streamed)
    {
        await using var server = await ModelServer.StartAsync();
        server.When(_ => true).Fail(Fault.MalformedJson());
        var chat = OpenAISdkTests.Client(server);

        await Assert.ThrowsAnyAsync<JsonException>(async () =>
        {
            if (!streamed)
            {
                await chat.CompleteChatAsync("hi");
            }

            await foreach (var _ in chat.CompleteChatStreamingAsync("hi"))
            {
            }
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_body_is_a_success_without_a_byte(bool streamed)
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Fail(Fault.EmptyBody());

        using var response = await scenario.ChatAsync(stream: streamed);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_drip_gives_the_same_bytes_each_few_at_its_interval(bool streamed)
    {
        var clock = new JumpingClock();
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { TimeProvider = clock, AnswerTokens = 4 });
        scenario.Server.When(request => request.Index == 1).Fail(Fault.SlowDrip(10, TimeSpan.FromMilliseconds(100)));

        using var quick = await scenario.ChatAsync(stream: streamed);
        var whole = await quick.Content.ReadAsStringAsync();
        using var slow = await scenario.ChatAsync(stream: streamed);
        var dripped = await slow.Content.ReadAsStringAsync();

        Assert.Equal(Anonymous(whole), Anonymous(dripped));
        var record = scenario.Server.Requests[1];
        var waits = clock.GetElapsedTime(record.ArrivedTimestamp, record.EndedTimestamp!.Value) / TimeSpan.FromMilliseconds(100);
        Assert.InRange(waits, (dripped.Length / 10.0) - 10, dripped.Length / 10.0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stall_in_the_middle_delays_the_rest_by_its_length(bool streamed)
    {
        var clock = new JumpingClock();
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { TimeProvider = clock });
        scenario.Server.When(_ => true).Respond("All of it arrives.").Fail(Fault.StallMidStream(2, TimeSpan.FromSeconds(9)));

        using var response = await scenario.MessageAsync(stream: streamed);
        var text = await response.Content.ReadAsStringAsync();

        var record = Assert.Single(scenario.Server.Requests);
        Assert.EndsWith(streamed ? "{\"type\":\"message_stop\"}\n\n" : "}", text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(record.ArrivedTimestamp, record.FirstContentTimestamp!.Value));
        Assert.Equal(TimeSpan.FromSeconds(9), clock.GetElapsedTime(record.ArrivedTimestamp, record.EndedTimestamp!.Value));
    }

    [Fact]
    public async Task A_stall_for_a_time_comes_before_everything_and_the_answer_follows()
    {
        var clock = new JumpingClock();
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { TimeProvider = clock });
        scenario.Server.When(_ => true).Respond("late").Fail(Fault.Stall(TimeSpan.FromSeconds(9)));

        Assert.Equal("late", await scenario.ChatTextAsync("hi"));

        var record = Assert.Single(scenario.Server.Requests);
        Assert.Equal(TimeSpan.FromSeconds(9), clock.GetElapsedTime(record.ArrivedTimestamp, record.FirstContentTimestamp!.Value));
    }

    [Fact]
    public async Task A_stall_without_an_end_lasts_until_the_client_leaves()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Fail(Fault.Stall());
        using var leaving = new CancellationTokenSource();

        var call = scenario.Http.PostAsync("v1/chat/completions", Scenario.Json(Scenario.Chat("hi")), leaving.Token);
        await UntilAsync(() => scenario.Server.Requests is [{ Fault.Kind: FaultKind.Stall }]);
        Assert.False(call.IsCompleted);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await UntilAsync(() => scenario.Server.Requests[0].Outcome == RequestOutcome.Abandoned);
        Assert.Null(scenario.Server.Requests[0].StatusCode);
    }

    [Fact]
    public async Task Disposing_the_server_ends_a_stalled_call()
    {
        var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Fail(Fault.Stall());
        var call = scenario.ChatAsync();
        await UntilAsync(() => scenario.Server.Requests is [{ Fault: not null }]);

        await scenario.Server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        scenario.Http.Dispose();
    }

    internal static async Task UntilAsync(Func<bool> holds)
    {
        var limit = TimeProvider.System.GetTimestamp() + (60 * TimeProvider.System.TimestampFrequency);
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetTimestamp() < limit, "It did not come true within 60 s.");
            await Task.Yield();
        }
    }

    private static string Anonymous(string body) => body.Replace("-1-1\"", "-1-0\"", StringComparison.Ordinal);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static async Task<(string Text, bool Cut)> ReadToEndAsync(Stream body)
    {
        var bytes = new MemoryStream();
        try
        {
            await body.CopyToAsync(bytes);
        }
        catch (HttpIOException problem) when (problem.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            return (System.Text.Encoding.UTF8.GetString(bytes.ToArray()), true);
        }

        return (System.Text.Encoding.UTF8.GetString(bytes.ToArray()), false);
    }
}
