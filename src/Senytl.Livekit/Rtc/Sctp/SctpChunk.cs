namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>One chunk (RFC 9260 section 3.2): type, flags and value.</summary>
internal readonly ref struct SctpChunk(SctpChunkType type, byte flags, ReadOnlySpan<byte> value)
{
    /// <summary>Bytes of type, flags and length.</summary>
    public const int HeaderLength = 4;

    /// <summary>What the chunk is.</summary>
    public SctpChunkType Type => type;

    /// <summary>The flags of that type.</summary>
    public byte Flags => flags;

    /// <summary>Everything behind the chunk header, without padding.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}
