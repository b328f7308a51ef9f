using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Whom a publisher lets subscribe to which of its tracks. Looking somebody up costs the same however many are named.</summary>
internal sealed class Audience
{
    private const string AllTracks = "";

    private readonly HashSet<(string Name, string Track)> _byIdentity = [];
    private readonly HashSet<(string Name, string Track)> _bySid = [];
    private readonly bool _everybody;

    private Audience(bool everybody) => _everybody = everybody;

    public static Audience Everybody { get; } = new(everybody: true);

    /// <summary>What is too much, with its size and the limit; null when nothing is.</summary>
    public static string? Excess(SubscriptionPermission permission, LivekitServerOptions options)
    {
        if (permission.TrackPermissions.Count > options.MaximumNamed)
        {
            return FormattableString.Invariant($"{permission.TrackPermissions.Count} participants named, at most {options.MaximumNamed} are allowed");
        }

        return permission.TrackPermissions.FirstOrDefault(one => one.TrackSids.Count > options.MaximumTracks) is { } excessive
            ? FormattableString.Invariant($"{excessive.TrackSids.Count} tracks named for one participant, at most {options.MaximumTracks} are allowed")
            : null;
    }

    public static Audience Of(SubscriptionPermission permission)
    {
        if (permission.AllParticipants)
        {
            return Everybody;
        }

        var audience = new Audience(everybody: false);
        foreach (var one in permission.TrackPermissions)
        {
            audience.Add(one);
        }

        return audience;
    }

    public bool Admits(LiveParticipant subscriber, string track) =>
        _everybody || Names(_byIdentity, subscriber.Identity, track) || Names(_bySid, subscriber.Sid, track);

    private static bool Names(HashSet<(string Name, string Track)> named, string name, string track) =>
        named.Contains((name, AllTracks)) || named.Contains((name, track));

    private void Add(TrackPermission one)
    {
        foreach (var track in one.AllTracks ? [AllTracks] : one.TrackSids.Where(sid => sid.Length > 0))
        {
            _byIdentity.Add((one.ParticipantIdentity, track));
            _bySid.Add((one.ParticipantSid, track));
        }
    }
}
