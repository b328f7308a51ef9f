using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Server.Media;

/// <summary>Tells each room who speaks, window by window, from the levels that publishers attach to their audio.</summary>
internal sealed class SpeakerWatch : IDisposable
{
    private const double ActiveShare = 0.4;

    /// <summary>Levels move in these steps, so that a steady voice is told once.</summary>
    private const double Steps = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(400);

    private readonly RoomRegistry _rooms;
    private readonly ITimer _timer;

    public SpeakerWatch(RoomRegistry rooms, TimeProvider clock)
    {
        _rooms = rooms;
        _timer = clock.CreateTimer(_ => Look(), null, Window, Window);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        foreach (var room in _rooms.All)
        {
            lock (room.Gate)
            {
                Look(room);
            }
        }
    }

    private static void Look(LiveRoom room)
    {
        SpeakersChanged? changed = null;
        foreach (var participant in room.Present)
        {
            var loudest = 0.0;
            foreach (var track in participant.Tracks.Values)
            {
                var (loud, level) = track.Meter.Take();
                if (loud >= ActiveShare * Window)
                {
                    loudest = Math.Max(loudest, Math.Ceiling(level * Steps) / Steps);
                }
            }

            if (loudest != participant.SpeakingLevel)
            {
                participant.SpeakingLevel = loudest;
                changed ??= new SpeakersChanged();
                changed.Speakers.Add(new SpeakerInfo { Sid = participant.Sid, Level = (float)loudest, Active = loudest > 0 });
            }
        }

        if (changed is not null)
        {
            room.Broadcast(new SignalResponse { SpeakersChanged = changed }, except: null);
        }
    }
}
