using System.Text;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Llm.Capture.Wire;

public sealed class WireReaderTests
{
    public static TheoryData<string> Names => [.. Sample.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_response_is_read_the_same_wherever_it_is_cut(string name)
    {
        var sample = Sample.All.Single(one => one.Name == name);
        var bytes = Encoding.UTF8.GetBytes(sample.Body);
        var whole = Read(sample, bytes, bytes.Length);

        Assert.Equal(sample.Usage, whole.Reading.Usage);
        Assert.Equal(sample.Model, whole.Reading.Model);
        Assert.Equal(sample.ToolCalls, whole.Reading.ToolCalls);
        Assert.Equal(sample.ToolCalls, whole.Reading.Fingerprints.Count);
        Assert.False(whole.Reading.Failed);
        Assert.Null(whole.Reading.Unpriceable);
        Assert.Equal(sample.Contents, sample.Streamed ? whole.Contents : 0);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            AssertSame(whole, Read(sample, bytes, cut));
        }

        AssertSame(whole, Read(sample, bytes, 0));
    }

    [Fact]
    public void Tool_calls_with_the_same_name_and_arguments_have_the_same_hash_and_others_do_not()
    {
        var same = Hashes(("look_up", "{\"id\":7}"), ("look_up", "{\"id\":7}"), ("look_up", "{\"id\":8}"), ("look_u", "p{\"id\":7}"));

        Assert.Equal(same[0], same[1]);
        Assert.Equal(3, same.Distinct().Count());
    }

    [Theory]
    [InlineData("{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":9}}}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":1}}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1,\"total_tokens\":7}}")]
    public void Impossible_numbers_are_no_usage_and_the_reason_is_kept(string body)
    {
        var reading = new WireReading("chat") { IsOneDocument = true };
        new WireReader(isEventStream: false, reading).Read(Encoding.UTF8.GetBytes(body));

        Assert.Null(reading.Read(CallEnd.Complete).Usage);
        Assert.NotNull(reading.Read(CallEnd.Complete).Unpriceable);
    }

    [Theory]
    [InlineData("data: {\"error\":{\"message\":\"overloaded\"}}\n\n")]
    [InlineData("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n")]
    [InlineData("data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\"}}}\n\n")]
    public void An_error_inside_of_a_stream_is_a_failed_call(string body)
    {
        var reading = new WireReading("chat");
        new WireReader(isEventStream: true, reading).Read(Encoding.UTF8.GetBytes(body));

        Assert.True(reading.Read(CallEnd.Complete).Failed);
    }

    [Fact]
    public void What_is_no_JSON_is_skipped_up_to_the_next_event()
    {
        var reading = new WireReading("chat");
        new WireReader(isEventStream: true, reading).Read(
            "data: {\"model\":\"a\",}}}]\n\ndata: \"\\\n\ndata: {\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n"u8);

        Assert.Equal(new TokenUsage { Input = 3, Output = 2 }, reading.Read(CallEnd.Complete).Usage);
    }

    [Fact]
    public void Nesting_beyond_all_measure_costs_no_memory_and_no_later_line()
    {
        var reading = new WireReading("chat");
        var reader = new WireReader(isEventStream: false, reading);
        reader.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000) + "\n"));
        reader.Read("{\"done\":true,\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n"u8);

        Assert.Equal(3, reading.Read(CallEnd.Complete).Usage!.Input);
    }

    private static ulong[] Hashes(params (string Name, string Arguments)[] calls)
    {
        var tools = string.Join(',', calls.Select(call =>
            "{\"function\":{\"name\":\"" + call.Name + "\",\"arguments\":\"" + call.Arguments.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"}}"));
        var reading = new WireReading("chat");
        new WireReader(isEventStream: false, reading).Read(Encoding.UTF8.GetBytes("{\"choices\":[{\"message\":{\"tool_calls\":[" + tools + "]}}]}"));
        return [.. reading.Read(CallEnd.Complete).Fingerprints];
    }

    private static void AssertSame((CallReading Reading, int Contents) expected, (CallReading Reading, int Contents) found)
    {
        Assert.Equal(expected.Contents, found.Contents);
        Assert.Equal(expected.Reading.Fingerprints, found.Reading.Fingerprints);
        Assert.Equal(expected.Reading with { Fingerprints = [] }, found.Reading with { Fingerprints = [] });
    }

    /// <summary>Reads in two pieces, or byte by byte when the cut is 0.</summary>
    private static (CallReading Reading, int Contents) Read(Sample sample, byte[] bytes, int cut)
    {
        var reading = new WireReading(sample.Path.Contains("embed", StringComparison.Ordinal) ? "embeddings" : "chat") { IsOneDocument = !sample.Streamed };
        var reader = new WireReader(sample.ContentType.StartsWith("text/event-stream", StringComparison.Ordinal), reading);
        var contents = cut == 0
            ? bytes.Sum(octet => reader.Read([octet]))
            : reader.Read(bytes.AsSpan(0, cut)) + reader.Read(bytes.AsSpan(cut));
        return (reading.Read(CallEnd.Complete), contents);
    }
}
