namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Where a sent fragment stands.</summary>
internal enum OutgoingChunkState
{
    /// <summary>Sent, not heard of.</summary>
    InFlight,

    /// <summary>Reported received behind a gap; the peer may still take that back.</summary>
    Acknowledged,

    /// <summary>To be sent again.</summary>
    Lost,

    /// <summary>Its message was given up.</summary>
    Abandoned,
}

/// <summary>One fragment with its TSN, kept until the peer's cumulative acknowledgement passes it.</summary>
internal sealed class OutgoingChunk(uint tsn, OutgoingMessage message, int offset, int length)
{
    /// <summary>Transmission sequence number.</summary>
    public uint Tsn => tsn;

    /// <summary>The message that it is a part of.</summary>
    public OutgoingMessage Message => message;

    /// <summary>Payload bytes.</summary>
    public int Length => length;

    /// <summary>The fragment.</summary>
    public ReadOnlySpan<byte> Payload => message.Content.AsSpan(offset, length);

    /// <summary>Flags of the DATA chunk.</summary>
    public byte Flags => (byte)((offset == 0 ? SctpData.Begin : 0)
        | (offset + length == message.Content.Length ? SctpData.End : 0)
        | (message.Delivery.Unordered ? SctpData.Unordered : 0));

    /// <summary>Where it stands.</summary>
    public OutgoingChunkState State { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Transmissions { get; set; }

    /// <summary>When it was last sent.</summary>
    public TimeSpan SentAt { get; set; }

    /// <summary>The count of the packet that it was last sent in.</summary>
    public long PacketNumber { get; set; }
}
