namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>A message on its way out, cut into fragments as it is sent.</summary>
internal sealed class OutgoingMessage(ushort stream, uint protocol, byte[] content, SctpDelivery delivery, TimeSpan expiresAt)
{
    /// <summary>The stream.</summary>
    public ushort Stream => stream;

    /// <summary>Payload protocol identifier.</summary>
    public uint Protocol => protocol;

    /// <summary>The message.</summary>
    public byte[] Content => content;

    /// <summary>How it is delivered.</summary>
    public SctpDelivery Delivery => delivery;

    /// <summary>When it is no longer worth sending; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public TimeSpan ExpiresAt => expiresAt;

    /// <summary>Its number in the stream, given with the first fragment.</summary>
    public ushort SequenceNumber { get; set; }

    /// <summary>Bytes already cut into fragments.</summary>
    public int Offset { get; set; }

    /// <summary>Whether it was given up: nothing of it is sent any more.</summary>
    public bool Abandoned { get; set; }

    /// <summary>Bytes not yet cut.</summary>
    public int Remaining => content.Length - Offset;
}
