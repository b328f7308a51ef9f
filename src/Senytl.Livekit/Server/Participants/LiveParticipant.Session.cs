using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Beginning, resuming and ending of a participant's session.</summary>
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

    /// <summary>Takes a new signal connection for a session that goes on; false when it is too late.</summary>
    public bool TryResume(ISignalSink signal)
    {
        lock (Room.Gate)
        {
            if (Gone || !Room.Server.Options.Resume)
            {
                return false;
            }

            _resumeWindow?.Dispose();
            _resumeWindow = null;
            _signal?.Abort();
            _signal = signal;
            Send(new SignalResponse
            {
                Reconnect = new ReconnectResponse { ServerInfo = Room.Server.Info, ClientConfiguration = Configuration(), LastMessageSeq = LastSequence },
            });
            Send(new SignalResponse
            {
                Update = new ParticipantUpdate { Participants = { Room.Present.Where(other => other == this || !other.IsHidden).Select(other => other.Info()) } },
            });
            Room.Log(ServerEventKind.SignalResumed, Identity, Sid);
            Media.Resume();
            return true;
        }
    }

    /// <summary>A signal connection ended. Unless a newer one took over, the client has a while to come back.</summary>
    public void SignalEnded(ISignalSink signal)
    {
        lock (Room.Gate)
        {
            if (_signal != signal || Gone)
            {
                return;
            }

            _signal = null;
            Room.Log(ServerEventKind.SignalLost, Identity, Sid);
            var window = _mediaClosed ? TimeSpan.Zero : Room.Server.Options.ResumeWindow;
            _resumeWindow = Room.Server.Clock.CreateTimer(_ => GiveUp(), null, window, Timeout.InfiniteTimeSpan);
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

    /// <summary>Breaks the signal connection as a network would; the client may come back.</summary>
    public void DropSignal()
    {
        lock (Room.Gate)
        {
            _signal?.Abort();
        }
    }

    /// <summary>Says farewell where asked, and lets go of the connection. Called once, by the room.</summary>
    public void End(DisconnectReason reason, LeaveRequest.Types.Action? farewell)
    {
        _info.State = ParticipantInfo.Types.State.Disconnected;
        ChangeLayout();
        _info.DisconnectReason = reason;
        _resumeWindow?.Dispose();
        if (farewell is { } action)
        {
            Send(new SignalResponse { Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect } });
        }

        _signal?.Finish();
        _signal = null;
    }

    private void GiveUp()
    {
        lock (Room.Gate)
        {
            if (_signal is not null)
            {
                return;
            }
        }

        Room.Remove(this, DisconnectReason.ConnectionTimeout, farewell: null);
    }

    private ClientConfiguration Configuration() => new()
    {
        ResumeConnection = Room.Server.Options.Resume ? ClientConfigSetting.Enabled : ClientConfigSetting.Disabled,
    };
}
