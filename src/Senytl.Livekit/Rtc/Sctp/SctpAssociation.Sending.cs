using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>Messages out: cutting, windows, packets (RFC 9260 sections 6.1, 6.9 and 6.10).</content>
internal sealed partial class SctpAssociation
{
    private readonly SctpSendQueue _queue = new();
    private readonly InFlightWindow _inFlight = new();
    private readonly CongestionWindow _congestion;
    private long _packetNumber;
    private uint _nextTsn;
    private uint _peerWindow;
    private ushort _peerStreams = ushort.MaxValue;
    private int _flightBytes;
    private int _lostChunks;
    private bool _flushing;
    private bool _dataWritten;

    /// <summary>Bytes of messages that are not acknowledged yet.</summary>
    public int BufferedBytes { get; private set; }

    private bool MaySendNew => State is SctpState.Established or SctpState.ShutdownPending or SctpState.ShutdownReceived;

    /// <summary>Queues a copy of a message and sends what the windows allow. Before the handshake is complete it waits.</summary>
    /// <returns>False when the buffer is full, the message is empty, the peer takes no such stream, or the association is ending.</returns>
    public bool TrySend(ushort stream, uint protocol, ReadOnlySpan<byte> message, SctpDelivery delivery, TimeSpan now)
    {
        if (State >= SctpState.ShutdownPending || message.IsEmpty || stream >= _peerStreams || message.Length > _options.SendBuffer - BufferedBytes)
        {
            return false;
        }

        BufferedBytes += message.Length;
        var expires = delivery.Lifetime is { } life ? now + life : TimeSpan.MaxValue;
        _queue.Enqueue(new OutgoingMessage(stream, protocol, message.ToArray(), delivery, expires));
        Flush(now);
        return true;
    }

    private void Flush(TimeSpan now)
    {
        // An event of the handler may lead back here; the packet under construction must not be disturbed.
        if (_flushing || _remoteTag == 0 || State is SctpState.New or SctpState.CookieWait or SctpState.CookieEchoed or SctpState.Closed)
        {
            return;
        }

        _flushing = true;
        do
        {
            BeginPacket(_remoteTag);
            if (_acknowledgeNow)
            {
                WriteSack();
            }

            WriteForwardTsn(now);
            WriteResets(now);
            WriteLost(now);
            WriteNew(now);
            if (_packet.HasChunks)
            {
                _handler.Transmit(_packet.Finish());
                _packetNumber += _dataWritten ? 1 : 0;
                _dataWritten = false;
            }
        }
        while (_packet.HasChunks);

        _flushing = false;
        ContinueShutdown(now);
    }

    private void WriteLost(TimeSpan now)
    {
        for (var i = 0; _lostChunks > 0 && i < _inFlight.Count; i++)
        {
            var chunk = _inFlight[i];
            if (chunk.State != OutgoingChunkState.Lost)
            {
                continue;
            }

            if (IsGivenUp(chunk, now))
            {
                Abandon(chunk.Message);
                WriteForwardTsn(now);
                continue;
            }

            if (_packet.Room < SctpData.HeaderLength + chunk.Length || (_flightBytes > 0 && (IsProbingWindow || _flightBytes + chunk.Length > _congestion.Size)))
            {
                return;
            }

            _lostChunks--;
            Write(chunk, now);
            if (i == 0 && _probes == 0)
            {
                // A probe comes before T3, not in place of it: a peer that is never heard again is given up by T3.
                StartRetransmitTimer(now);
            }
        }
    }

    private void WriteNew(TimeSpan now)
    {
        while (MaySendNew && _lostChunks == 0 && _queue.Current is { } message)
        {
            if (message.Abandoned || (message.ExpiresAt <= now && (message.Offset == 0 || _peerForwardTsn)))
            {
                Abandon(message);
                Release(message, message.Remaining);
                _queue.Complete();
                continue;
            }

            var room = _packet.Room - SctpData.HeaderLength;
            var length = Math.Min(message.Remaining, _options.MaxPacketLength - SctpPacket.HeaderLength - SctpChunk.HeaderLength - SctpData.HeaderLength);
            if (length > room || (_flightBytes > 0 && (_flightBytes + length > _congestion.Size || _flightBytes + length > _peerWindow)))
            {
                return;
            }

            if (message.Offset == 0)
            {
                _queue.Number(message);
            }

            var chunk = new OutgoingChunk(_nextTsn++, message, message.Offset, length);
            message.Offset += length;
            _inFlight.Add(chunk);
            Write(chunk, now);
            if (message.Remaining == 0)
            {
                _queue.Complete();
            }
        }
    }

    private void Write(OutgoingChunk chunk, TimeSpan now)
    {
        var value = _packet.Add(SctpChunkType.Data, SctpData.HeaderLength + chunk.Length, chunk.Flags);
        BinaryPrimitives.WriteUInt32BigEndian(value, chunk.Tsn);
        BinaryPrimitives.WriteUInt16BigEndian(value[4..], chunk.Message.Stream);
        BinaryPrimitives.WriteUInt16BigEndian(value[6..], chunk.Message.SequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(value[8..], chunk.Message.Protocol);
        chunk.Payload.CopyTo(value[SctpData.HeaderLength..]);
        chunk.State = OutgoingChunkState.InFlight;
        chunk.Transmissions++;
        chunk.SentAt = now;
        chunk.PacketNumber = _packetNumber;
        _flightBytes += chunk.Length;
        _dataWritten = true;
        if (_retransmitTimer == TimeSpan.MaxValue)
        {
            StartRetransmitTimer(now);
        }
    }

    private void Release(OutgoingMessage message, int bytes)
    {
        BufferedBytes -= bytes;
        _queue.Release(message.Stream, bytes);
        _handler.OnReleased(message.Stream, message.Protocol, bytes);
    }
}
