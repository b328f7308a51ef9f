using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>Resetting our outgoing streams (RFC 6525 section 5.1). One request is under way at a time.</content>
internal sealed partial class SctpAssociation
{
    private readonly SortedSet<ushort> _resetWanted = [];
    private ushort[] _resetRequested = [];
    private TimeSpan _resetTimer = TimeSpan.MaxValue;
    private uint _nextRequest;
    private uint _requestTsn;

    /// <summary>Resets an outgoing stream when everything queued on it has been acknowledged.</summary>
    public void ResetStream(ushort stream, TimeSpan now)
    {
        _resetWanted.Add(stream);
        Flush(now);
    }

    private void WriteResets(TimeSpan now)
    {
        if (_resetRequested.Length == 0 && _resetWanted.Count > 0 && State == SctpState.Established)
        {
            // The peer has everything up to the TSN that it is told, so it never has to wait for what other streams have under way.
            _resetRequested = [.. _resetWanted.Where(stream => _queue.Unacknowledged(stream) == 0).Take(128)];
            _resetWanted.ExceptWith(_resetRequested);
            _requestTsn = _cumulativeAcked;
            _resetTimer = _resetRequested.Length > 0 ? now : TimeSpan.MaxValue;
        }

        var length = 16 + (_resetRequested.Length * 2);
        if (_resetTimer > now || _packet.Room < length)
        {
            return;
        }

        var value = _packet.Add(SctpChunkType.Reconfig, length);
        BinaryPrimitives.WriteUInt16BigEndian(value, SctpParameter.OutgoingReset);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)length);
        BinaryPrimitives.WriteUInt32BigEndian(value[4..], _nextRequest);
        BinaryPrimitives.WriteUInt32BigEndian(value[8..], _expectedRequest - 1);
        BinaryPrimitives.WriteUInt32BigEndian(value[12..], _requestTsn);
        for (var i = 0; i < _resetRequested.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value[(16 + (i * 2))..], _resetRequested[i]);
        }

        _resetTimer = now + _rto.Timeout;
    }

    private void OnResetResponse(ReadOnlySpan<byte> response, TimeSpan now)
    {
        if (_resetRequested.Length == 0 || BinaryPrimitives.ReadUInt32BigEndian(response) != _nextRequest)
        {
            return;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(response[4..]) == InProgress)
        {
            // A number is answered once: to ask for the outcome takes another.
            _nextRequest++;
            _resetTimer = now + _rto.Timeout;
            return;
        }

        var streams = _resetRequested;
        _resetRequested = [];
        _resetTimer = TimeSpan.MaxValue;
        _nextRequest++;
        foreach (var stream in streams)
        {
            _queue.Reset(stream);
            _handler.OnOutgoingReset(stream);
        }
    }
}
