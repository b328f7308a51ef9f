using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Beginning and ending of a participant's session.</summary>
internal sealed partial class LiveParticipant
{
    /// <summary>Seconds between pings that clients are asked for.</summary>
    private const int PingIntervalSeconds = 5;

    /// <summary>Seconds without an answer after which a client gives up.</summary>
    private const int PingTimeoutSeconds = 15;

    /// <summary>The first message on a new signal connection.</summary>
    public void Welcome(IEnumerable<LiveParticipant> others)
    {
        var server = Room.Server;
        Send(new SignalResponse
        {
            Join = new JoinResponse
            {
                Room = Room.Describe(),
                Participant = Info(),
                OtherParticipants = { others.Where(other => !other.IsHidden).Select(other => other.Info()) },
                ServerVersion = server.Info.Version,
                ServerInfo = server.Info,
                PingInterval = PingIntervalSeconds,
                PingTimeout = PingTimeoutSeconds,
                SubscriberPrimary = !SinglePeerConnection && Permission.CanSubscribe,
                ClientConfiguration = Configuration(),
                EnabledPublishCodecs = { PublishCodecs.All },
                FastPublish = Permission.CanPublish,
            },
        });
        Media.Start();
        StartTokens();
    }

    /// <summary>The peer connection is up: others may count on this participant now.</summary>
    public void Activate()
    {
        lock (Room.Gate)
        {
            if (Gone || _info.State == ParticipantInfo.Types.State.Active)
            {
                return;
            }

            _info.State = ParticipantInfo.Types.State.Active;
            ChangeLayout();
            Room.Log(ServerEventKind.ParticipantActive, Identity, Sid);
            Room.BroadcastParticipant(this, toItself: true);
        }
    }

    /// <summary>The client closed its peer connection. With its signal connection gone too, it does not come back.</summary>
    public void MediaClosed()
    {
        lock (Room.Gate)
        {
            _mediaClosed = true;
            if (Gone || _signal is not null)
            {
                return;
            }
        }

        Room.Remove(this, DisconnectReason.ClientInitiated, farewell: null);
    }

    /// <summary>This server failed at the participant's media, which has ended for that; it is told to join anew.</summary>
    public void MediaFaulted(Exception fault)
    {
        Room.Log(ServerEventKind.Fault, Identity, fault.ToString());

        // Not from within the media that has just failed, and not so that a second failure goes further than the log.
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                Room.Remove(this, DisconnectReason.MediaFailure, LeaveRequest.Types.Action.Reconnect);
            }
            catch (Exception second)
            {
                Room.Log(ServerEventKind.Fault, Identity, second.ToString());
            }
        });
    }

    /// <summary>Says farewell where asked, and lets go of the connection. Called once, by the room.</summary>
    public void End(DisconnectReason reason, LeaveRequest.Types.Action? farewell)
    {
        _info.State = ParticipantInfo.Types.State.Disconnected;
        ChangeLayout();
        _info.DisconnectReason = reason;
        _resumeWindow?.Dispose();
        _tokens?.Dispose();
        if (farewell is { } action)
        {
            Send(new SignalResponse { Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect } });
        }

        _signal?.Finish();
        _signal = null;
    }

    private ClientConfiguration Configuration() => new()
    {
        ResumeConnection = Room.Server.Options.Resume ? ClientConfigSetting.Enabled : ClientConfigSetting.Disabled,
    };
}
