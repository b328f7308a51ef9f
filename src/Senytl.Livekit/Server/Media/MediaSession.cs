using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Server.Data;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>What both forms of a participant's media have in common: packets, data and states.</summary>
internal abstract class MediaSession : IMediaSession, IRtcPeerObserver
{
    protected const string ReliableLabel = "_reliable";
    protected const string LossyLabel = "_lossy";

    private readonly DataOutbox _outbox;
    private int _givenUp;

    protected MediaSession(LiveParticipant participant)
    {
        Participant = participant;
        Inlet = new DataInlet(HoldData, ReleaseData);
        _outbox = new DataOutbox(participant.Room.Server.Clock, NoteFilled, NoteStuck, NoteDropped);
    }

    public DataInlet Inlet { get; }

    protected LiveParticipant Participant { get; }

    /// <summary>The connection whose state is the participant's, and that carries data to it.</summary>
    protected abstract RtcPeerConnection Primary { get; }

    public abstract void Start();

    public abstract void TakeOffer(Protos.SessionDescription offer);

    public abstract void TakeAnswer(Protos.SessionDescription answer);

    public abstract void TakeCandidate(TrickleRequest candidate);

    public abstract void Attach(Subscription subscription);

    public abstract void Detach(Subscription subscription);

    public abstract void Resume();

    public virtual void Dispose() => _outbox.Dispose();

    public bool SendData(ReadOnlyMemory<byte> packet, bool reliable, DataInlet? from)
    {
        if (!reliable)
        {
            return _outbox.SendLossy(packet.Span);
        }

        if (_outbox.SendReliable(packet, from))
        {
            return true;
        }

        ThreadPool.QueueUserWorkItem(_ => NoteStuck());
        return false;
    }

    public void OnRtp(RtcTransceiver transceiver, RtpPacket packet)
    {
        if (SectionUse.Of(transceiver).Published is not { } track)
        {
            return;
        }

        if (!track.IsVideo
            && AudioLevel.TryRead(packet, transceiver.AudioLevelExtensionId, out var level)
            && transceiver.Codec(packet.PayloadType) is { ClockRate: > 0 } codec)
        {
            track.Meter.Add(level, packet.SequenceNumber, packet.Timestamp, codec.ClockRate);
        }

        foreach (var subscription in track.Subscriptions)
        {
            subscription.Sender?.Forward(packet, transceiver);
        }
    }

    public void OnKeyFrameRequested(RtcTransceiver transceiver) => SectionUse.Of(transceiver).Subscribed?.Track.RequestKeyFrame();

    public void OnDataChannel(RtcDataChannel channel) => UseForSending(channel);

    public void OnDataChannelStateChanged(RtcDataChannel channel)
    {
        if (channel.State == DataChannelState.Open)
        {
            UseForSending(channel);
        }
        else if (channel is { Failure: { } failure, Label: ReliableLabel or LossyLabel })
        {
            // Its media may go on for ever, but no data would. Not from within the connection that tells of it.
            ThreadPool.QueueUserWorkItem(_ => GiveUp($"its data has ended: {failure}", DisconnectReason.MediaFailure));
        }
    }

    public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary)
    {
        if (binary && channel.Label is ReliableLabel or LossyLabel)
        {
            DataRelay.Relay(Participant, message, channel.Label == ReliableLabel);
        }
    }

    public void OnBufferedAmountLow(RtcDataChannel channel) => _outbox.Flush();

    public void OnStateChanged(RtcPeerConnection peer, SecureTransportState state)
    {
        if (peer != Primary)
        {
            return;
        }

        switch (state)
        {
            case SecureTransportState.Connected:
                Participant.Activate();
                break;
            case SecureTransportState.Failed:
                Participant.Room.Remove(Participant, DisconnectReason.MediaFailure, LeaveRequest.Types.Action.Reconnect);
                break;
            case SecureTransportState.Closed:
                Participant.MediaClosed();
                break;
            default:
                break;
        }
    }

    protected bool TryParse(Protos.SessionDescription described, out Rtc.Sdp.SessionDescription description)
    {
        if (Rtc.Sdp.SessionDescription.TryParse(described.Sdp, out var parsed, out var error))
        {
            description = parsed!;
            return true;
        }

        description = null!;
        Refuse(described.Type, error);
        return false;
    }

    protected void Refuse(string what, string? error) =>
        Participant.Room.Log(ServerEventKind.Refused, Participant.Identity, $"{what}: {error}");

    /// <summary>Keeps back what the client says, so that it waits.</summary>
    protected abstract void HoldData();

    /// <summary>Relays what was kept back, and lets the client go on.</summary>
    protected abstract void ReleaseData();

    /// <summary>Whether data to the client goes over the channels of this connection.</summary>
    protected abstract bool CarriesData(RtcDataChannel channel);

    private void NoteFilled() => Participant.Room.Log(
        ServerEventKind.DataHeld,
        Participant.Identity,
        $"{DataOutbox.HighMark} bytes of reliable data wait for it; who sends it more waits too");

    private void NoteDropped(int length, int longest) => Participant.Room.Log(
        ServerEventKind.Refused,
        Participant.Identity,
        $"a data packet of {length} bytes for it, which takes {longest} at most");

    private void NoteStuck() => GiveUp(
        $"does not read its reliable data: {DataOutbox.HighMark} bytes wait for {DataOutbox.Patience.TotalSeconds} s, or {DataOutbox.Capacity} at once",
        DisconnectReason.StateMismatch);

    /// <summary>The client is asked to join anew.</summary>
    private void GiveUp(string problem, DisconnectReason reason)
    {
        if (Interlocked.Exchange(ref _givenUp, 1) == 0)
        {
            Participant.Room.Log(ServerEventKind.Refused, Participant.Identity, problem);
            Participant.Room.Remove(Participant, reason, LeaveRequest.Types.Action.Reconnect);
        }
    }

    private void UseForSending(RtcDataChannel channel)
    {
        if (!CarriesData(channel))
        {
            return;
        }

        switch (channel.Label)
        {
            case ReliableLabel:
                _outbox.Reliable = channel;
                break;
            case LossyLabel:
                _outbox.Lossy = channel;
                break;
        }
    }
}
