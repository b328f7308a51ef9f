using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>One m-line of the session. Lines are never removed or reordered (RFC 8829 section 5.2.2).</summary>
internal sealed class LayoutEntry(RtcTransceiver? transceiver)
{
    private string _mid = "";

    /// <summary>The section's transceiver; null for data channels.</summary>
    public RtcTransceiver? Transceiver => transceiver;

    /// <summary>Audio, video or data.</summary>
    public MediaKind Kind => transceiver?.Kind ?? MediaKind.Application;

    /// <summary>The section's identity.</summary>
    public string Mid
    {
        get => _mid;
        set
        {
            _mid = value;
            if (transceiver is not null)
            {
                transceiver.Mid = value;
            }
        }
    }

    /// <summary>The peer's last description of the section; null before there is one.</summary>
    public MediaSection? Remote { get; private set; }

    /// <summary>Takes over what the peer says about its side.</summary>
    public void TakeRemote(MediaSection section)
    {
        Remote = section;
        if (transceiver is null)
        {
            return;
        }

        transceiver.RemoteSection = section;
        transceiver.RemoteDirection = section.Rejected ? MediaDirection.Inactive : section.Direction;
        transceiver.RemoteTrack = section.Msids.Count > 0 ? section.Msids[0] : null;
        transceiver.Stopped |= section.Rejected;
    }
}
