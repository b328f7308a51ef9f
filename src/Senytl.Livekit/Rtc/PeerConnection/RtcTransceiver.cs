using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>One audio or video section: what is sent and received under one mid.</summary>
internal sealed class RtcTransceiver
{
    private volatile bool _keyFrameWanted;

    internal RtcTransceiver(RtcPeerConnection peer, MediaKind kind, RtcSender sender)
    {
        Peer = peer;
        Kind = kind;
        Sender = sender;
        sender.Owner = this;
    }

    /// <summary>The connection that the section belongs to.</summary>
    public RtcPeerConnection Peer { get; }

    /// <summary>Audio or video.</summary>
    public MediaKind Kind { get; }

    /// <summary>The section's identity; empty until it was in an offer.</summary>
    public string Mid { get; internal set; } = "";

    /// <summary>What our side wants. Takes effect in the next offer or answer. Sections that a peer offers begin with receive.</summary>
    public MediaDirection Direction { get; set; } = MediaDirection.RecvOnly;

    /// <summary>What both sides agreed on, as we see it.</summary>
    public MediaDirection CurrentDirection { get; internal set; } = MediaDirection.Inactive;

    /// <summary>What the peer's last description says, as it sees it: with receive in it we may begin to send.</summary>
    public MediaDirection RemoteDirection { get; internal set; } = MediaDirection.Inactive;

    /// <summary>Whether the peer refused or stopped the section.</summary>
    public bool Stopped { get; internal set; }

    /// <summary>What goes out.</summary>
    public RtcSender Sender { get; }

    /// <summary>The codecs that both sides know, with the payload types in use; replaced, never changed, by a negotiation.</summary>
    public IReadOnlyList<SdpCodec> Codecs { get; internal set; } = [];

    /// <summary>The track that the peer says it sends; null when it says none. livekit-client puts the <c>cid</c> in its track part.</summary>
    public SdpMsid? RemoteTrack { get; internal set; }

    /// <summary>The section as the peer's last description has it; null before there is one.</summary>
    public MediaSection? RemoteSection { get; internal set; }

    /// <summary>The id of the audio level extension in packets that come in; 0 when it was not negotiated.</summary>
    public int AudioLevelExtensionId { get; internal set; }

    /// <summary>The fmtp of Opus in our descriptions; null for the default. LiveKit's answers add <c>usedtx=1</c> or <c>stereo=1</c>.</summary>
    public string? OpusParameters { get; set; }

    /// <summary>The encoding name that our answers put first, so that the peer sends it; null for the peer's own order.</summary>
    public string? PreferredCodec { get; set; }

    /// <summary>Whatever the owner wants to find again from here.</summary>
    public object? Tag { get; set; }

    /// <summary>Whether packets may be sent: agreed on, and not stopped.</summary>
    public bool CanSend => !Stopped && (CurrentDirection & MediaDirection.SendOnly) != 0;

    /// <summary>The negotiated codec of a payload type; null when there is none.</summary>
    public SdpCodec? Codec(int payloadType)
    {
        var codecs = Codecs;
        for (var i = 0; i < codecs.Count; i++)
        {
            if (codecs[i].PayloadType == payloadType)
            {
                return codecs[i];
            }
        }

        return null;
    }

    /// <summary>Asks the peer for a key frame with a PLI, at once or when <see cref="RtcPeerOptions.KeyFrameInterval"/> has passed since the last.</summary>
    public void RequestKeyFrame()
    {
        _keyFrameWanted = true;
        Peer.ScheduleRequests();
    }

    internal bool KeyFrameWanted => _keyFrameWanted;

    internal TimeSpan? LastKeyFrameRequest { get; private set; }

    internal void KeyFrameRequestSent(TimeSpan now)
    {
        LastKeyFrameRequest = now;
        _keyFrameWanted = false;
    }
}
