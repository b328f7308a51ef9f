using System.Text;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Llm.Capture.Wire;

/// <summary>What single fields of the providers' responses mean.</summary>
public sealed class WireShapeTests
{
    [Theory]
    [InlineData("""{"modality":"TEXT","tokenCount":40},{"modality":"AUDIO","tokenCount":80}""")]
    [InlineData("""{"tokenCount":80,"modality":"AUDIO"},{"tokenCount":40,"modality":"TEXT"}""")]
    public void Gemini_tells_sound_by_modality(string details)
    {
        var usage = Read($$$"""
            {"modelVersion":"gemini-2.5-flash","usageMetadata":{"promptTokenCount":120,"candidatesTokenCount":30,"cachedContentTokenCount":50,"totalTokenCount":150,
            "promptTokensDetails":[{{{details}}}],"cacheTokensDetails":[{"modality":"TEXT","tokenCount":20},{"modality":"AUDIO","tokenCount":30}],
            "candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":25},{"modality":"TEXT","tokenCount":5}]}}
            """).Usage;

        Assert.Equal(new TokenUsage { Input = 120, CachedInput = 50, AudioInput = 80, CachedAudioInput = 30, Output = 30, AudioOutput = 25 }, usage);
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("\"candidatesTokenCount\":30,", 30)]
    [InlineData("\"thoughtsTokenCount\":10,\"candidatesTokenCount\":20,", 30)]
    public void Prompts_of_tools_that_Gemini_counts_beside_the_prompt_are_input_with_or_without_thinking(string output, long whole)
    {
        whole = output.Length == 0 ? 0 : whole;
        var usage = Read($$$"""{"usageMetadata":{"promptTokenCount":100,"toolUsePromptTokenCount":20,{{{output}}}"totalTokenCount":{{{120 + whole}}}}}""").Usage!;

        Assert.Equal((120L, whole), (usage.Input, usage.Output));
    }

    [Theory]
    [InlineData("""{"model":"llama3.2","done":true,"eval_count":30}""")]
    [InlineData("""{"model":"llama3.2","done":true,"prompt_eval_count":30}""")]
    [InlineData("""{"model":"m","usage":{"total_tokens":30}}""")]
    public void One_side_of_the_tokens_is_no_usage(string body) => Assert.Null(Read(body).Usage);

    [Fact]
    public void Later_chunks_of_Gemini_replace_the_counts_by_modality()
    {
        var usage = Read(
            """data: {"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":5,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":9}],"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":5}]}}""" + "\n\n"
            + """data: {"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":15,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":9}],"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":15}]},"candidates":[{"finishReason":"STOP"}]}""" + "\n\n").Usage;

        Assert.Equal(new TokenUsage { Input = 9, AudioInput = 9, Output = 15, AudioOutput = 15 }, usage);
    }

    [Theory]
    [InlineData("""{"usage":{"input_tokens":100,"output_tokens":5,"cache_creation_input_tokens":900}}""", 900, 0)]
    [InlineData("""{"usage":{"input_tokens":100,"output_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":300,"ephemeral_1h_input_tokens":600}}}""", 300, 600)]
    public void Cache_writes_of_Anthropic_are_beside_the_prompt_also_without_cache_reads(string body, long fiveMinutes, long hour) =>
        Assert.Equal(new TokenUsage { Input = 1000, Output = 5, CacheWrite5m = fiveMinutes, CacheWrite1h = hour }, Read(body).Usage);

    [Theory]
    [InlineData("""{"model":"m","service_tier":"flex"}""", "flex")]
    [InlineData("""{"response":{"service_tier":"auto"}}{"response":{"service_tier":"priority"}}""", "priority")]
    [InlineData("""{"usage":{"service_tier":"batch"}}""", "batch")]
    [InlineData("""{"message":{"usage":{"service_tier":"standard"}}}""", "standard")]
    [InlineData("""{"service_tier":null}""", null)]
    public void The_service_tier_is_read_where_the_providers_name_it(string body, string? tier) => Assert.Equal(tier, Read(body).Tier);

    [Fact]
    public void Custom_tools_are_tool_calls_and_what_the_provider_runs_is_none()
    {
        var read = Read("""
            {"output":[{"type":"custom_tool_call","name":"sql","input":"select 1"},{"type":"custom_tool_call","name":"sql","input":"select 2"},
            {"type":"mcp_call","name":"search","arguments":"{}"},{"type":"web_search_call"}]}
            """);

        Assert.Equal((2, 2), (read.ToolCalls, read.Fingerprints.Distinct().Count()));
    }

    [Theory]
    [InlineData("response.custom_tool_call_input.delta", 0)]
    [InlineData("response.mcp_call_arguments.delta", 0)]
    [InlineData("response.code_interpreter_call_code.delta", 0)]
    [InlineData("response.output_text.delta", 1)]
    [InlineData("response.reasoning_summary_text.delta", 1)]
    [InlineData("response.refusal.delta", 1)]
    [InlineData("response.output_audio.delta", 1)]
    public void Only_what_is_for_the_user_is_content(string type, int contents)
    {
        var reader = new WireReader(isEventStream: true, new WireReading("chat"));

        Assert.Equal(contents, reader.Read(Encoding.UTF8.GetBytes($"data: {{\"type\":\"{type}\",\"delta\":\"x\"}}\n\n")));
    }

    [Fact]
    public void Each_of_several_answers_has_tool_calls_of_its_own()
    {
        static string Piece(int choice, string function) => $"data: {{\"choices\":[{{\"index\":{choice},\"delta\":{{\"tool_calls\":[{{\"index\":0,\"function\":{function}}}]}}}}]}}\n\n";
        var read = Read(
            Piece(0, "{\"name\":\"look_up\",\"arguments\":\"\"}") + Piece(1, "{\"name\":\"look_up\",\"arguments\":\"\"}")
            + Piece(0, "{\"arguments\":\"{}\"}") + Piece(1, "{\"arguments\":\"{}\"}"));

        Assert.Equal((2, 1), (read.ToolCalls, read.Fingerprints.Distinct().Count()));
    }

    [Theory]
    [InlineData(true, 7, 1)]
    [InlineData(true, 8, 2)]
    [InlineData(false, 7, 1)]
    [InlineData(false, 8, 2)]
    public void A_streamed_tool_call_is_one_whether_its_index_comes_before_its_name_or_after(bool indexFirst, int id, int distinct)
    {
        string Call(int index, string function) => indexFirst ? $"{{\"index\":{index},\"function\":{{{function}}}}}" : $"{{\"function\":{{{function}}},\"index\":{index}}}";
        static string Piece(params string[] calls) => $"data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"tool_calls\":[{string.Join(',', calls)}]}}}}]}}\n\n";
        const string Name = "\"name\":\"look_up\",";
        var inChunks = Read(
            Piece(Call(0, Name + "\"arguments\":\"\"")) + Piece(Call(0, "\"arguments\":\"{\\\"id\\\":\"")) + Piece(Call(0, "\"arguments\":\"7}\""))
            + Piece(Call(1, Name + "\"arguments\":\"{\\\"id\\\":\"")) + Piece(Call(1, $"\"arguments\":\"{id}}}\"")));
        var atOnce = Read(Piece(Call(0, Name + "\"arguments\":\"{\\\"id\\\":7}\""), Call(1, Name + $"\"arguments\":\"{{\\\"id\\\":{id}}}\"")));

        Assert.Equal((2, distinct), (inChunks.ToolCalls, inChunks.Fingerprints.Distinct().Count()));
        Assert.Equal(inChunks.Fingerprints, atOnce.Fingerprints);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    public void A_streamed_tool_call_that_names_itself_in_each_piece_is_still_one(int id, int distinct)
    {
        static string Piece(int index, string arguments) =>
            $"data: {{\"choices\":[{{\"delta\":{{\"tool_calls\":[{{\"function\":{{\"name\":\"look_up\",\"arguments\":\"{arguments}\"}},\"index\":{index}}}]}}}}]}}\n\n";
        var read = Read(Piece(0, "{") + Piece(0, "7}") + Piece(1, "{") + Piece(1, $"{id}}}"));

        Assert.Equal((2, distinct), (read.ToolCalls, read.Fingerprints.Distinct().Count()));
    }

    [Fact]
    public void Numbers_beyond_any_call_are_no_usage_and_harm_nobody()
    {
        var read = Read("""{"usage":{"prompt_tokens":9000000000000000000,"completion_tokens":9000000000000000000}}""");

        Assert.Null(read.Usage);
        Assert.Contains("a count is 0 to 1000000000000", read.Unpriceable, StringComparison.Ordinal);
    }

    private static CallReading Read(string body)
    {
        var isEventStream = body.StartsWith("data:", StringComparison.Ordinal);
        var reading = new WireReading("chat") { IsOneDocument = !isEventStream };
        new WireReader(isEventStream, reading).Read(Encoding.UTF8.GetBytes(body));
        return reading.Read(CallEnd.Complete);
    }
}
