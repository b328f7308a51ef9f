using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Data;

/// <summary>Whom a data packet names. A packet has room for thousands of names, so each receiver is looked up and not searched for.</summary>
internal readonly struct Destinations
{
    private readonly HashSet<string>? _identities;
    private readonly HashSet<string>? _sids;

    public Destinations(DataPacket packet)
    {
        if (packet.DestinationIdentities.Count > 0)
        {
            _identities = new HashSet<string>(packet.DestinationIdentities, StringComparer.Ordinal);
        }
        else if (packet.User is { } user && (user.DestinationIdentities.Count > 0 || user.DestinationSids.Count > 0))
        {
            _identities = new HashSet<string>(user.DestinationIdentities, StringComparer.Ordinal);
            _sids = new HashSet<string>(user.DestinationSids, StringComparer.Ordinal);
        }
    }

    /// <summary>Whether a packet names more than its room can hold.</summary>
    public static bool AreTooMany(DataPacket packet, LivekitServerOptions options) =>
        packet.DestinationIdentities.Count + (packet.User?.DestinationIdentities.Count ?? 0) + (packet.User?.DestinationSids.Count ?? 0)
        > options.MaximumNamed;

    /// <summary>Without names a packet is for everybody.</summary>
    public bool Include(LiveParticipant receiver) =>
        _identities is null || _identities.Contains(receiver.Identity) || _sids?.Contains(receiver.Sid) == true;
}
