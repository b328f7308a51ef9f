using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Signal connections that end while the session goes on, and new ones in their place.</summary>
internal sealed partial class LiveParticipant
{
    private readonly MissedSignals _missed = new();
    private ISignalSink? _signal;
    private ITimer? _resumeWindow;

    /// <summary>Tells the client something: now, or when it comes back.</summary>
    public void Send(SignalResponse message, string? subject = null)
    {
        if (_signal?.Send(message, subject) != true)
        {
            _missed.Add(message, subject);
        }
    }

    /// <summary>Takes a new signal connection for a session that goes on; false when it is too late, or the client has missed too much.</summary>
    public bool TryResume(ISignalSink signal)
    {
        lock (Room.Gate)
        {
            if (Gone || !Room.Server.Options.Resume)
            {
                return false;
            }

            if (_signal is { } former)
            {
                former.Abort();
                _missed.AddBefore(former.TakeUnsent());
            }

            if (_missed.IsTooMuch)
            {
                return false;
            }

            _resumeWindow?.Dispose();
            _resumeWindow = null;
            _signal = signal;
            Send(new SignalResponse
            {
                Reconnect = new ReconnectResponse { ServerInfo = Room.Server.Info, ClientConfiguration = Configuration(), LastMessageSeq = LastSequence },
            });
            TellAgain();
            SendToken();
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
            _missed.AddBefore(signal.TakeUnsent());
            Room.Log(ServerEventKind.SignalLost, Identity, Sid);
            var window = _mediaClosed ? TimeSpan.Zero : Room.Server.Options.ResumeWindow;
            _resumeWindow = Room.Server.Clock.CreateTimer(_ => GiveUp(), null, window, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Breaks the signal connection as a network would; the client may come back.</summary>
    public void DropSignal()
    {
        lock (Room.Gate)
        {
            _signal?.Abort();
        }
    }

    /// <summary>What the client missed, in order, and then how everything is now.</summary>
    private void TellAgain()
    {
        foreach (var (message, subject) in _missed.Take())
        {
            Send(message, subject);
        }

        Send(new SignalResponse
        {
            Update = new ParticipantUpdate { Participants = { Room.Present.Where(other => other == this || !other.IsHidden).Select(other => other.Info()) } },
        });
        Send(new SignalResponse { RoomUpdate = new RoomUpdate { Room = Room.Describe() } });
        foreach (var track in Tracks.Values.Where(track => track.IsHeard))
        {
            Send(new SignalResponse { TrackSubscribed = new TrackSubscribed { TrackSid = track.Sid } });
        }
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
}
