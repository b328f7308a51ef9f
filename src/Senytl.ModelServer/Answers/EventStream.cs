using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Server-sent events (WHATWG HTML, section 9.2), collected until they are sent together.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public EventStream() => json = new Utf8JsonWriter(buffer, JsonOutput.Options);

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    /// <summary>Begins an event whose data is written to the result; <see cref="End"/> ends it.</summary>
    public Utf8JsonWriter Begin(string? name = null)
    {
        if (name is not null)
        {
            buffer.Write("event: "u8);
            Encoding.UTF8.GetBytes(name, buffer);
            buffer.Write("\n"u8);
        }

        buffer.Write("data: "u8);
        json.Reset(buffer);
        return json;
    }

    public void End()
    {
        json.Flush();
        buffer.Write("\n\n"u8);
    }

    public void Raw(ReadOnlySpan<byte> text) => buffer.Write(text);

    public void Clear() => buffer.ResetWrittenCount();

    public void Dispose() => json.Dispose();
}
