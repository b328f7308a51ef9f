namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>A fragment that waits for the rest of its message.</summary>
internal sealed class IncomingFragment(SctpData data)
{
    /// <summary>The stream.</summary>
    public ushort Stream { get; } = data.Stream;

    /// <summary>The message's number in its stream.</summary>
    public ushort SequenceNumber { get; } = data.SequenceNumber;

    /// <summary>Payload protocol identifier.</summary>
    public uint Protocol { get; } = data.Protocol;

    /// <summary>The fragment's bytes.</summary>
    public byte[] Payload { get; } = data.Payload.ToArray();

    /// <summary>Whether the message begins here.</summary>
    public bool Begins { get; } = (data.Flags & SctpData.Begin) != 0;

    /// <summary>Whether the message ends here.</summary>
    public bool Ends { get; } = (data.Flags & SctpData.End) != 0;

    /// <summary>Whether the message is unordered.</summary>
    public bool Unordered { get; } = (data.Flags & SctpData.Unordered) != 0;

    /// <summary>The fragment behind this one, once it came.</summary>
    public IncomingFragment? Next { get; set; }

    /// <summary>Whether a fragment with the next TSN goes on where this one stops.</summary>
    public bool IsContinuedBy(IncomingFragment next) =>
        !Ends
        && !next.Begins
        && Stream == next.Stream
        && Unordered == next.Unordered
        && (Unordered || SequenceNumber == next.SequenceNumber);
}
