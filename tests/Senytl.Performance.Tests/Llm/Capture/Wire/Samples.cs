namespace Senytl.Performance.Tests.Llm.Capture.Wire;

/// <summary>Responses in the shapes of the providers, and what they tell.</summary>
public sealed record Sample(string Name, string Path, string ContentType, string Body, bool Streamed, string Model, TokenUsage Usage, int Contents, int ToolCalls)
{
    private static readonly TokenUsage Small = new() { Input = 120, CachedInput = 20, Output = 30 };

    public static IReadOnlyList<Sample> All { get; } =
    [
        new("OpenAI chat", "v1/chat/completions", "application/json",
            """
            {"id":"c1","object":"chat.completion","model":"gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"He said \"{\\\"usage\\\":1}\"","tool_calls":[
            {"id":"t1","type":"function","function":{"name":"look_up","arguments":"{\"id\":7,\"usage\":{\"prompt_tokens\":9}}"}},{"id":"t2","type":"function","function":{"name":"look_up","arguments":"{}"}}]}}],
            "usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":20,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":12}}}
            """, false, "gpt-4o", Small with { Reasoning = 12 }, 0, 2),
        new("OpenAI chat stream", "v1/chat/completions", "text/event-stream; charset=utf-8",
            "data: {\"model\":\"gpt-4o\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}],\"usage\":null}\n\n"
            + ": a comment\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"Let \\u0041 \\\"see\\\"\"}}],\"usage\":null}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"look_up\",\"arguments\":\"\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"id\\\":\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"7}\"}}]}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"😀\"}}]}\r\n\r\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":30,\"total_tokens\":150,\"prompt_tokens_details\":{\"cached_tokens\":20}}}\n\n"
            + "data: [DONE]\n\n", true, "gpt-4o", Small, 2, 1),
        new("OpenAI response", "v1/responses", "application/json",
            """
            {"id":"r1","object":"response","status":"completed","error":null,"model":"gpt-5","output":[{"type":"reasoning","summary":[]},{"id":"m","type":"message","content":[{"type":"output_text","text":"hi"}]},
            {"id":"f","name":"look_up","arguments":"{}","type":"function_call"}],"usage":{"input_tokens":120,"input_tokens_details":{"cached_tokens":20},"output_tokens":30,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":150}}
            """, false, "gpt-5", Small with { Reasoning = 4 }, 0, 1),
        new("OpenAI response stream", "v1/responses", "text/event-stream",
            "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"model\":\"gpt-5\",\"error\":null,\"output\":[],\"usage\":null}}\n\n"
            + "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"delta\":\"Hel\"}\n\n"
            + "event: response.output_text.delta\ndata: {\"delta\":\"lo\",\"type\":\"response.output_text.delta\"}\n\n"
            + "event: response.function_call_arguments.delta\ndata: {\"type\":\"response.function_call_arguments.delta\",\"delta\":\"{}\"}\n\n"
            + "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"model\":\"gpt-5\",\"error\":null,\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hello\"}]},"
            + "{\"type\":\"function_call\",\"name\":\"look_up\",\"arguments\":\"{}\"}],\"usage\":{\"input_tokens\":120,\"input_tokens_details\":{\"cached_tokens\":20},\"output_tokens\":30,\"total_tokens\":150}}}\n\n",
            true, "gpt-5", Small, 2, 1),
        new("Anthropic message", "v1/messages", "application/json",
            """
            {"id":"m1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":"hm"},{"type":"tool_use","id":"t","name":"look_up","input":{"id":7,"usage":{"input_tokens":1}}}],
            "stop_reason":"tool_use","usage":{"input_tokens":70,"cache_creation_input_tokens":30,"cache_read_input_tokens":20,"cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":10},"output_tokens":30}}
            """, false, "claude-sonnet-4-5", Small with { CacheWrite5m = 20, CacheWrite1h = 10 }, 0, 1),
        new("Anthropic stream", "v1/messages", "text/event-stream; charset=utf-8",
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"claude-sonnet-4-5\",\"content\":[],\"usage\":{\"input_tokens\":100,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":20,\"output_tokens\":1}}}\n\n"
            + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
            + "event: ping\ndata: {\"type\": \"ping\"}\n\n"
            + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm\"}}\n\n"
            + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n"
            + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look_up\",\"input\":{}}}\n\n"
            + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"id\\\":7}\"}}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":30}}\n\n"
            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", true, "claude-sonnet-4-5", Small, 2, 1),
        new("Gemini", "v1beta/models/gemini-2.5-pro:generateContent", "application/json; charset=UTF-8",
            """
            {"candidates":[{"content":{"parts":[{"text":"hi"},{"functionCall":{"name":"look_up","args":{"id":[1,{"a":2}]}}}],"role":"model"}}],
            "usageMetadata":{"promptTokenCount":100,"toolUsePromptTokenCount":20,"cachedContentTokenCount":20,"candidatesTokenCount":18,"thoughtsTokenCount":12,"totalTokenCount":150},"modelVersion":"gemini-2.5-pro"}
            """, false, "gemini-2.5-pro", Small with { Reasoning = 12 }, 0, 1),
        new("Gemini list of chunks", "v1beta/models/gemini-2.5-pro:streamGenerateContent", "application/json",
            """
            [{"candidates":[{"content":{"parts":[{"text":"hi"}]}}],"usageMetadata":{"promptTokenCount":120,"totalTokenCount":120},"modelVersion":"gemini-2.5-pro"}
            ,
            {"candidates":[{"content":{"parts":[{"text":" you"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":120,"cachedContentTokenCount":20,"candidatesTokenCount":18,"thoughtsTokenCount":12,"totalTokenCount":150},"modelVersion":"gemini-2.5-pro"}
            ]
            """, true, "gemini-2.5-pro", Small with { Reasoning = 12 }, 2, 0),
        new("Gemini events", "v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse", "text/event-stream",
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hi\"}]}}],\"modelVersion\":\"gemini-2.5-pro\"}\r\n\r\n"
            + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" you\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":120,\"cachedContentTokenCount\":20,\"candidatesTokenCount\":30,\"totalTokenCount\":150}}\r\n\r\n",
            true, "gemini-2.5-pro", Small, 2, 0),
        new("Ollama chat", "api/chat", "application/json",
            """{"model":"llama3.2","message":{"role":"assistant","content":"hi","tool_calls":[{"function":{"name":"look_up","arguments":{"id":7}}}]},"done":true,"prompt_eval_count":120,"eval_count":30}""",
            false, "llama3.2", Small with { CachedInput = 0 }, 0, 1),
        new("Ollama chat lines", "api/chat", "application/x-ndjson",
            """
            {"model":"llama3.2","message":{"role":"assistant","content":"h"},"done":false}
            {"model":"llama3.2","message":{"role":"assistant","content":"i"},"done":false}
            {"model":"llama3.2","message":{"role":"assistant","content":""},"done":true,"prompt_eval_count":120,"eval_count":30}

            """, true, "llama3.2", Small with { CachedInput = 0 }, 2, 0),
        new("Ollama generate lines", "api/generate", "application/x-ndjson",
            """
            {"model":"llama3.2","response":"h","done":false}
            {"model":"llama3.2","response":"i","done":true,"prompt_eval_count":120,"eval_count":30}

            """, true, "llama3.2", Small with { CachedInput = 0 }, 2, 0),
        new("OpenAI embeddings", "v1/embeddings", "application/json",
            """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.1,-2.5e-3,1]}],"model":"text-embedding-3-small","usage":{"prompt_tokens":120,"total_tokens":120}}""",
            false, "text-embedding-3-small", new TokenUsage { Input = 120 }, 0, 0),
        new("Ollama embeddings", "api/embed", "application/json", """{"model":"nomic-embed-text","embeddings":[[0.1]],"prompt_eval_count":120}""",
            false, "nomic-embed-text", new TokenUsage { Input = 120 }, 0, 0),
    ];

    public override string ToString() => Name;
}
