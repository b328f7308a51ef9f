using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>
/// What the peer asks with RE-CONFIG (RFC 6525 section 5.2). A peer may have several requests under way, each numbered; they are taken in the
/// order of their numbers, and each is answered again when it is repeated.
/// </content>
internal sealed partial class SctpAssociation
{
    /// <summary>Requests of the peer whose outcome is remembered, and most that wait for data at once.</summary>
    internal const int RememberedRequests = 16;

    private const uint Performed = 1;
    private const uint Denied = 2;
    private const uint BadSequenceNumber = 5;
    private const uint InProgress = 6;
    private readonly List<PeerRequest> _peerRequests = new(RememberedRequests);
    private uint _expectedRequest;

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
                case SctpParameter.IncomingReset or SctpParameter.TsnReset or SctpParameter.AddOutgoing or SctpParameter.AddIncoming when value.Length >= 4:
                    OnRequest(type, value);
                    break;
                case SctpParameter.ReconfigResponse when value.Length >= 8:
                    OnResetResponse(value, now);
                    break;
            }
        }
    }

    private void OnRequest(ushort type, ReadOnlySpan<byte> request)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(request);
        if (_peerRequests.Find(known => known.Number == number) is { } repeated)
        {
            Answer(number, repeated.Result);
        }
        else if (number == _expectedRequest && HasRoomForRequest())
        {
            _expectedRequest++;
            var taken = new PeerRequest { Number = number };
            _peerRequests.Add(taken);
            Perform(type, request, taken);
            Answer(number, taken.Result);
        }
        else if (number - _expectedRequest >= RememberedRequests)
        {
            Answer(number, BadSequenceNumber);
        }

        // One that overtook another, or found no room, counts as lost: the peer repeats it.
    }

    private bool HasRoomForRequest()
    {
        if (_peerRequests.Count == RememberedRequests && _peerRequests[0].Result != InProgress)
        {
            _peerRequests.RemoveAt(0);
        }

        return _peerRequests.Count < RememberedRequests;
    }

    private void Perform(ushort type, ReadOnlySpan<byte> request, PeerRequest taken)
    {
        switch (type)
        {
            case SctpParameter.OutgoingReset:
                taken.LastTsn = BinaryPrimitives.ReadUInt32BigEndian(request[8..]);
                taken.Streams = ReadStreams(request[12..]);
                taken.Result = InProgress;
                PerformWaitingResets();
                break;
            case SctpParameter.IncomingReset:
                _resetWanted.UnionWith(ReadStreams(request[4..]));
                taken.Result = Performed;
                break;
            default:
                taken.Result = Denied;
                break;
        }
    }

    private void PerformWaitingResets()
    {
        foreach (var waiting in _peerRequests)
        {
            if (waiting.Result != InProgress || waiting.LastTsn.IsAfter(_received.Cumulative))
            {
                continue;
            }

            waiting.Result = Performed;
            foreach (var stream in waiting.Streams)
            {
                _reassembly.Reset(stream);
                _handler.OnIncomingReset(stream);
            }
        }
    }

    private void Answer(uint number, uint result)
    {
        Span<byte> response = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(response, SctpParameter.ReconfigResponse);
        BinaryPrimitives.WriteUInt16BigEndian(response[2..], 12);
        BinaryPrimitives.WriteUInt32BigEndian(response[4..], number);
        BinaryPrimitives.WriteUInt32BigEndian(response[8..], result);
        Reply(SctpChunkType.Reconfig, response);
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

    private sealed class PeerRequest
    {
        public required uint Number { get; init; }

        public uint LastTsn { get; set; }

        public ushort[] Streams { get; set; } = [];

        public uint Result { get; set; }
    }
}
