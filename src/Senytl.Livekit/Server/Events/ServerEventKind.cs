namespace Senytl.Livekit.Server.Events;

/// <summary>What an embedded server noticed.</summary>
public enum ServerEventKind
{
    /// <summary>A room came into being.</summary>
    RoomStarted,

    /// <summary>A room is gone.</summary>
    RoomEnded,

    /// <summary>A participant entered; its media does not flow yet.</summary>
    ParticipantJoined,

    /// <summary>A participant's peer connection is up.</summary>
    ParticipantActive,

    /// <summary>A participant is gone; the detail names the reason.</summary>
    ParticipantLeft,

    /// <summary>A signal connection broke, and its participant may come back.</summary>
    SignalLost,

    /// <summary>A participant went on with its session on a new signal connection.</summary>
    SignalResumed,

    /// <summary>Name, metadata, attributes or permissions of a participant changed.</summary>
    ParticipantUpdated,

    /// <summary>A track is there to subscribe to.</summary>
    TrackPublished,

    /// <summary>A track is gone.</summary>
    TrackUnpublished,

    /// <summary>A track was muted.</summary>
    TrackMuted,

    /// <summary>A track is heard or seen again.</summary>
    TrackUnmuted,

    /// <summary>A subscriber is bound to a track.</summary>
    TrackSubscribed,

    /// <summary>A subscriber is no longer bound to a track.</summary>
    TrackUnsubscribed,

    /// <summary>A data packet was relayed; the detail names its kind, topic and size, and of a stream whether it is inline and deflated.</summary>
    DataRelayed,

    /// <summary>So much reliable data waits for a participant that those who send it more wait too.</summary>
    DataHeld,

    /// <summary>An agent worker registered.</summary>
    WorkerRegistered,

    /// <summary>An agent worker is gone.</summary>
    WorkerLost,

    /// <summary>A job waits for a worker.</summary>
    JobQueued,

    /// <summary>A worker took a job.</summary>
    JobAssigned,

    /// <summary>A job ended; the detail says how.</summary>
    JobEnded,

    /// <summary>A request was turned away; the detail says why.</summary>
    Refused,

    /// <summary>The server itself failed at something, or a listener of its events did; the detail has the exception. Please report the former.</summary>
    Fault,
}
