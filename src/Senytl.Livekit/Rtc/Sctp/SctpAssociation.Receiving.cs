using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>DATA and FORWARD TSN in, SACK out (RFC 9260 section 6.2, RFC 3758 section 3.6).</content>
internal sealed partial class SctpAssociation
{
    private readonly Reassembly _reassembly;
    private ReceivedTsns _received = new(0);
    private TimeSpan _acknowledgeTimer = TimeSpan.MaxValue;
    private bool _acknowledgeNow;
    private bool _dataInPacket;
    private int _packetsSinceSack;
    private int _withheld;

    private bool MayReceive => State is SctpState.Established or SctpState.ShutdownPending or SctpState.ShutdownSent;

    /// <summary>Bytes that the peer may still send, as it is told.</summary>
    public int ReceiveRoom => Math.Max(0, _options.ReceiveWindow - _reassembly.BufferedBytes - _withheld);

    /// <summary>
    /// Counts bytes of delivered messages that the owner cannot use yet against the window, so that the peer waits (RFC 9260 section 6.2). When
    /// they become fewer, the peer is told that it may go on.
    /// </summary>
    public void Withhold(int bytes, TimeSpan now)
    {
        var fewer = bytes < _withheld;
        _withheld = bytes;
        if (fewer && MayReceive)
        {
            _acknowledgeNow = true;
            Flush(now);
        }
    }

    private void OnData(SctpChunk chunk)
    {
        if (!MayReceive)
        {
            return;
        }

        if (!SctpData.TryRead(chunk, out var data))
        {
            Fail("the peer sent a DATA chunk without payload");
            return;
        }

        _dataInPacket = true;

        // A full buffer refuses what is new, but never what fills a gap: only that can empty it again.
        var isFull = ReceiveRoom < Reassembly.CostOf(data.Payload) && data.Tsn.IsAfter(_received.Highest);
        if (isFull || _received.IsBeyondReach(data.Tsn))
        {
            _acknowledgeNow = true;
            if (isFull && !_received.HasGaps && _withheld == 0)
            {
                Fail("the peer sent more of one message than the receive window holds");
            }

            return;
        }

        if (_received.Add(data.Tsn) && !_reassembly.TryAdd(data))
        {
            Fail($"the peer sent a message longer than the {_options.MaxMessage} bytes that are taken");
            return;
        }

        _acknowledgeNow |= _received.HasGaps || _received.HasDuplicates || (data.Flags & SctpData.Immediate) != 0;
    }

    private void OnForwardTsn(SctpChunk chunk)
    {
        if (!MayReceive || chunk.Value.Length < 4)
        {
            return;
        }

        _acknowledgeNow = true;
        var tsn = BinaryPrimitives.ReadUInt32BigEndian(chunk.Value);
        if (!tsn.IsAfter(_received.Cumulative))
        {
            return;
        }

        _received.Forward(tsn);
        for (var skips = chunk.Value[4..]; skips.Length >= 4; skips = skips[4..])
        {
            _reassembly.Skip(BinaryPrimitives.ReadUInt16BigEndian(skips), BinaryPrimitives.ReadUInt16BigEndian(skips[2..]));
        }

        _reassembly.Discard(tsn);
    }

    private void FinishReceiving(TimeSpan now)
    {
        if (_dataInPacket)
        {
            _dataInPacket = false;
            _acknowledgeNow |= ++_packetsSinceSack >= 2 || State == SctpState.ShutdownSent;
            if (!_acknowledgeNow && _acknowledgeTimer == TimeSpan.MaxValue)
            {
                _acknowledgeTimer = now + _options.AcknowledgeDelay;
            }
        }

        PerformWaitingResets();
        Flush(now);
    }

    private void WriteSack()
    {
        Span<byte> blocks = stackalloc byte[_options.MaxPacketLength];
        var room = _packet.Room - 12 - (16 * 4);
        var length = _received.WriteGapsAndDuplicates(blocks, room / 4, out var gaps, out var duplicates);
        var sack = _packet.Add(SctpChunkType.Sack, 12 + length);
        BinaryPrimitives.WriteUInt32BigEndian(sack, _received.Cumulative);
        BinaryPrimitives.WriteUInt32BigEndian(sack[4..], (uint)ReceiveRoom);
        BinaryPrimitives.WriteUInt16BigEndian(sack[8..], (ushort)gaps);
        BinaryPrimitives.WriteUInt16BigEndian(sack[10..], (ushort)duplicates);
        blocks[..length].CopyTo(sack[12..]);
        _acknowledgeNow = false;
        _acknowledgeTimer = TimeSpan.MaxValue;
        _packetsSinceSack = 0;
    }
}
