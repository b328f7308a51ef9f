namespace Senytl.Performance.Measuring;

/// <summary>One thing that the scanner came upon. Spans are valid until the next read.</summary>
internal readonly ref struct JsonEvent(JsonEventKind kind, WireField field, ReadOnlySpan<byte> bytes = default, long number = 0)
{
    public JsonEventKind Kind { get; } = kind;

    public WireField Field { get; } = field;

    /// <summary>The first bytes of a string as written, escapes included; or bytes to hash.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public long Number { get; } = number;
}
