using System.Text;

namespace Senytl.Benchmarks.Capture;

/// <summary>The body of a streamed chat request.</summary>
internal static class ChatBody
{
    public static HttpContent Streamed() => new StringContent(
        """{"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Why?"}]}""",
        Encoding.UTF8,
        "application/json");
}
