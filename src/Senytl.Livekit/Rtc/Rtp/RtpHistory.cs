namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>The last packets of one source, to answer NACKs of any number of receivers. Fixed memory once full. Thread safe.</summary>
/// <param name="budget">What all sources of the peer may keep together; what is over it is forwarded and not kept.</param>
internal sealed class RtpHistory(RtpHistoryBudget budget)
{
    /// <summary>Packets kept: half a second of 5 Mbit/s video.</summary>
    public const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly byte[]?[] _packets = new byte[]?[Capacity];
    private readonly int[] _lengths = new int[Capacity];
    private bool _released;

    /// <summary>Keeps a copy of a packet; one longer than 1,500 bytes is passed by.</summary>
    public void Add(RtpPacket packet)
    {
        if (packet.Bytes.Length > RtpLimits.PacketBytes)
        {
            return;
        }

        var slot = packet.SequenceNumber % Capacity;
        lock (_gate)
        {
            if (_packets[slot] is null && (_released || !budget.TryTake()))
            {
                return;
            }

            var buffer = _packets[slot] ??= new byte[RtpLimits.PacketBytes];
            packet.Bytes.CopyTo(buffer);
            _lengths[slot] = packet.Bytes.Length;
        }
    }

    /// <summary>Forgets everything: the source is gone.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _released = true;
            budget.Return(_packets.Count(packet => packet is not null));
            Array.Clear(_packets);
        }
    }

    /// <summary>Copies the packet of a source and number; 0 when it is no longer there.</summary>
    public int Copy(uint ssrc, ushort sequenceNumber, Span<byte> destination)
    {
        var slot = sequenceNumber % Capacity;
        lock (_gate)
        {
            if (_packets[slot] is not { } buffer
                || !RtpPacket.TryRead(buffer.AsSpan(0, _lengths[slot]), out var packet)
                || packet.Ssrc != ssrc
                || packet.SequenceNumber != sequenceNumber)
            {
                return 0;
            }

            packet.Bytes.CopyTo(destination);
            return packet.Bytes.Length;
        }
    }
}
