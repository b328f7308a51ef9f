using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>Stream reset (RFC 6525 sections 5.1 and 5.2).</content>
internal sealed partial class SctpAssociation
{
    private const uint NothingToDo = 0;
    private const uint Performed = 1;
    private const uint Denied = 2;
    private const uint BadSequenceNumber = 5;
    private const uint InProgress = 6;
    private readonly SortedSet<ushort> _resetWanted = [];
    private ushort[] _resetRequested = [];
    private (uint LastTsn, ushort[] Streams)? _resetWaiting;
    private TimeSpan _resetTimer = TimeSpan.MaxValue;
    private uint _nextRequest;
    private uint _expectedRequest;
    private uint _requestTsn;
    private uint _lastResult;

    /// <summary>Resets an outgoing stream when everything queued on it has been sent.</summary>
    public void ResetStream(ushort stream, TimeSpan now)
    {
        _resetWanted.Add(stream);
        Flush(now);
    }

    private void WriteResets(TimeSpan now)
    {
        if (_resetRequested.Length == 0 && _resetWanted.Count > 0 && State == SctpState.Established)
        {
            _resetRequested = [.. _resetWanted.Where(stream => !_queue.HasPending(stream)).Take(128)];
            _resetWanted.ExceptWith(_resetRequested);
            _requestTsn = _nextTsn - 1;
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

    private void OnReconfig(SctpChunk chunk, TimeSpan now)
    {
        if (State < SctpState.Established)
        {
            return;
        }

        var parameters = new SctpParameterReader(chunk.Value);
        while (parameters.TryRead(out var type, out var value))
        {
            switch (type)
            {
                case SctpParameter.OutgoingReset when value.Length >= 12:
                    Answer(value, OnOutgoingResetRequest(value));
                    break;
                case SctpParameter.IncomingReset when value.Length >= 4:
                    Answer(value, OnIncomingResetRequest(value));
                    break;
                case SctpParameter.TsnReset or SctpParameter.AddOutgoing or SctpParameter.AddIncoming when value.Length >= 4:
                    Answer(value, Number(value, Denied));
                    break;
                case SctpParameter.ReconfigResponse when value.Length >= 8:
                    OnResetResponse(value, now);
                    break;
            }
        }
    }

    private void Answer(ReadOnlySpan<byte> request, uint result)
    {
        Span<byte> response = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(response, SctpParameter.ReconfigResponse);
        BinaryPrimitives.WriteUInt16BigEndian(response[2..], 12);
        request[..4].CopyTo(response[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(response[8..], result);
        Reply(SctpChunkType.Reconfig, response);
    }

    // A request comes again when our answer was lost, or to ask whether what was in progress is done.
    private uint Number(ReadOnlySpan<byte> request, uint result)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(request);
        if (number == _expectedRequest)
        {
            _expectedRequest++;
            _lastResult = result;
            return result;
        }

        return number == _expectedRequest - 1 ? _lastResult : BadSequenceNumber;
    }

    private uint OnOutgoingResetRequest(ReadOnlySpan<byte> request)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(request);
        if (number != _expectedRequest)
        {
            return Number(request, NothingToDo);
        }

        var streams = ReadStreams(request[12..]);
        _resetWaiting = (BinaryPrimitives.ReadUInt32BigEndian(request[8..]), streams);
        Number(request, InProgress);
        PerformWaitingReset();
        return _lastResult;
    }

    private void PerformWaitingReset()
    {
        if (_resetWaiting is not { } waiting || waiting.LastTsn.IsAfter(_received.Cumulative))
        {
            return;
        }

        _resetWaiting = null;
        _lastResult = Performed;
        foreach (var stream in waiting.Streams)
        {
            _reassembly.Reset(stream);
            _handler.OnIncomingReset(stream);
        }
    }

    private uint OnIncomingResetRequest(ReadOnlySpan<byte> request)
    {
        if (BinaryPrimitives.ReadUInt32BigEndian(request) == _expectedRequest)
        {
            _resetWanted.UnionWith(ReadStreams(request[4..]));
        }

        return Number(request, Performed);
    }

    private void OnResetResponse(ReadOnlySpan<byte> response, TimeSpan now)
    {
        if (_resetRequested.Length == 0 || BinaryPrimitives.ReadUInt32BigEndian(response) != _nextRequest)
        {
            return;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(response[4..]) == InProgress)
        {
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

    private static ushort[] ReadStreams(ReadOnlySpan<byte> list)
    {
        var streams = new ushort[Math.Min(list.Length / 2, 1024)];
        for (var i = 0; i < streams.Length; i++)
        {
            streams[i] = BinaryPrimitives.ReadUInt16BigEndian(list[(i * 2)..]);
        }

        return streams;
    }
}
